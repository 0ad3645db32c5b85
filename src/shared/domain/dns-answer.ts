/** Where a DNS server listens. `address` is a literal IPv4 or IPv6 address. */
export interface Endpoint {
  readonly address: string
  readonly port: number
}

/** Files on this machine that answered in place of a server; `file` is their names, without folders. */
export interface FileSource {
  readonly file: string
}

/** Who answered. */
export type AnswerSource = Endpoint | FileSource

/** Response codes that matter here (RFC 1035 §4.1.1, RFC 6895 §2.3); others are `other`. */
export type Rcode = 'NOERROR' | 'FORMERR' | 'SERVFAIL' | 'NXDOMAIN' | 'NOTIMP' | 'REFUSED' | 'other'

/** Record types Blockvet asks for. */
export type RecordType = 'A' | 'AAAA' | 'NS' | 'SOA' | 'TXT' | 'PTR' | 'CNAME' | 'MX'

/** One record of a response. `data` is text: an address, a name, or TXT strings joined. */
export interface DnsRecord {
  readonly name: string
  readonly type: string
  readonly ttlSeconds: number
  readonly data: string
}

/**
 * What became of one question: a valid response (same peer, same ID, QR set, question echoed, opcode QUERY) or
 * a failure after all tries. `malformed`: responses came that could not be read, none that could.
 * `budget`: the list may be sent no more packets today.
 */
export type DnsAnswer =
  | {
      readonly kind: 'response'
      readonly rcode: Rcode
      readonly authoritative: boolean
      readonly answers: readonly DnsRecord[]
      readonly authorities: readonly DnsRecord[]
      readonly additionals: readonly DnsRecord[]
      /** Seconds for which a no may be given again (RFC 2308 §5); null or absent where the answer does not say. */
      readonly negativeTtlSeconds?: number | null
      readonly server: AnswerSource
      /** `file`: read on this machine, nothing was sent. */
      readonly transport: 'udp' | 'tcp' | 'file'
      /** From the first packet of the try that was answered to its answer; waiting for the pace is left out. */
      readonly milliseconds: number
      /** Packets sent for this question, all tries counted. */
      readonly queries: number
    }
  | {
      readonly kind: 'failure'
      readonly cause: 'timeout' | 'malformed' | 'cancelled' | 'budget'
      readonly server: Endpoint | null
      readonly milliseconds: number
      readonly queries: number
    }

/** `127.0.0.1:53` or `[::1]:53`; `file:NAME` for what was read from files. */
export function formatEndpoint(source: AnswerSource): string {
  if ('file' in source) return `file:${source.file}`
  const { address, port } = source
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}
