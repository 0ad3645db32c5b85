import type { DnsblList } from '../src/shared/domain/list.ts'

/** The zones that another program asks as it is shipped, read in its repository. */
export interface Peer {
  readonly name: string
  readonly repository: string
  readonly commit: string
  /** Day of the commit, ISO 8601. */
  readonly date: string
  readonly zones: readonly string[]
}

/** What Blockvet knows of the zones of one program. */
export interface PeerCount {
  readonly peer: Peer
  readonly known: number
  readonly alive: number
  readonly unverified: number
  readonly dead: readonly string[]
  readonly unknown: readonly string[]
}

/** Counts how many zones of each program the catalogue knows, and how many of those are dead. */
export function comparePeers(peers: readonly Peer[], lists: readonly DnsblList[]): readonly PeerCount[] {
  const byZone = new Map(lists.map((list) => [list.zone, list.status]))
  return peers.map((peer) => {
    const having = (status: DnsblList['status'] | undefined): readonly string[] =>
      peer.zones.filter((zone) => byZone.get(zone) === status)
    const [alive, unverified, dead, unknown] = [
      having('active').length,
      having('unverified').length,
      having('closed'),
      having(undefined),
    ]
    return { peer, known: alive + unverified + dead.length, alive, unverified, dead, unknown }
  })
}

/** The counts as a Markdown table. */
export function peerTable(counts: readonly PeerCount[]): string {
  const rows = counts.map(({ peer, known, alive, unverified, dead }) => {
    const share = Math.round((100 * dead.length) / peer.zones.length)
    const program = `[${peer.name}](https://github.com/${peer.repository}) ${peer.date.slice(0, 7)}`
    return [program, peer.zones.length, known, alive, unverified, `${dead.length} (${share} %)`]
  })
  const head = ['program', 'zones', 'known', 'alive', 'unverified', 'dead']
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  return [line(head), '| --- | ---: | ---: | ---: | ---: | ---: |', ...rows.map(line)].join('\n')
}
