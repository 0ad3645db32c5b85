import { type Endpoint, formatEndpoint } from '../../../shared/domain/dns-answer.ts'

/** Silences in a row after which a server is left in peace. */
const PATIENCE = 3
/** How long it is left in peace, ms. */
const REST_MS = 10_000
const LAME_REST_MS = 300_000

interface Record {
  silences: number
  restsUntilMs: number
}

/** Spreads questions over servers and keeps away from those that do not answer. */
export class ServerChoice {
  private readonly records = new Map<string, Record>()
  private readonly now: () => number
  private turn = 0

  /** `now` is a monotonic clock in ms. */
  constructor(now: () => number) {
    this.now = now
  }

  /** The servers in the order to try them: next in turn first, silent ones last. */
  order(servers: readonly Endpoint[]): readonly Endpoint[] {
    if (servers.length < 2) return servers
    const start = this.turn++ % servers.length
    const turned = [...servers.slice(start), ...servers.slice(0, start)]
    if (this.records.size === 0) return turned
    return [
      ...turned.filter((server) => !this.rests(server)),
      ...turned.filter((server) => this.rests(server)),
    ]
  }

  /** Notes whether the server answered. */
  saw(server: Endpoint, answered: boolean): void {
    if (answered && this.records.size === 0) return
    const key = formatEndpoint(server)
    if (answered) {
      this.records.delete(key)
      return
    }
    const record = this.records.get(key) ?? { silences: 0, restsUntilMs: 0 }
    record.silences++
    if (record.silences >= PATIENCE) record.restsUntilMs = this.now() + REST_MS
    this.records.set(key, record)
  }

  /** Leaves a server in peace that does not know the zone it was named for (RFC 8499, "lame delegation"). */
  avoid(server: Endpoint): void {
    this.records.set(formatEndpoint(server), { silences: PATIENCE, restsUntilMs: this.now() + LAME_REST_MS })
  }

  private rests(server: Endpoint): boolean {
    const record = this.records.get(formatEndpoint(server))
    return record !== undefined && record.restsUntilMs > this.now()
  }
}
