import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What a WHOIS server says to any question; `hang` sends a beginning and nothing more. */
export const whoisAnswers = {
  arin: [
    'NetRange:       203.0.113.0 - 203.0.113.255',
    'NetName:        EXAMPLE-24',
    'NetHandle:      NET-203-0-113-0-1',
    'NetType:        Direct Allocation',
    'Organization:   Example Hosting, Inc. (EXAMP-1)',
    'RegDate:        2009-07-01',
    '',
    'OrgAbuseEmail:  abuse@example.net',
    '',
    'NetRange:       203.0.113.16 - 203.0.113.31',
    'NetHandle:      NET-203-0-113-16-1',
    'NetType:        Reassigned',
    'Customer:       Teapot Web Shop (C01234567)',
  ],
  ripe: [
    "% Abuse contact for '203.0.113.0 - 203.0.113.255' is 'abuse@example.org'",
    '',
    'inetnum:        203.0.113.0 - 203.0.113.255',
    'netname:        EXAMPLE-NET',
    'org:            ORG-EX1-RIPE',
    'status:         ALLOCATED PA',
    'created:        2015-03-04T10:11:12Z',
    '',
    'organisation:   ORG-EX1-RIPE',
    'org-name:       Example Hosting BV',
  ],
  apnic: [
    'inetnum:        203.0.113.0 - 203.0.113.255',
    'netname:        EXAMPLE-AP',
    'descr:          Example Pacific',
    'status:         ASSIGNED NON-PORTABLE',
  ],
  lacnic: [
    'inetnum:     203.0.113/24',
    'status:      reassigned',
    'owner:       Jos\u00e9 Redes S.A.',
    'ownerid:     ZZ-JORE-LACNIC',
    'created:     20120304',
  ],
  afrinic: [
    'inetnum:        203.0.113.0 - 203.0.113.255',
    'netname:        EXAMPLE-AFRICA',
    'descr:          Example Africa',
    'status:         SUB-ALLOCATED PA',
  ],
  denied: ['%ERROR:201: access denied for 127.0.0.1'],
} as const

/** A WHOIS server on loopback. */
export interface WhoisServer {
  readonly address: string
  readonly asked: readonly string[]
  close(): Promise<void>
}

/** Starts one; it answers in Latin-1, as LACNIC does. */
export async function startWhoisServer(answer: keyof typeof whoisAnswers): Promise<WhoisServer> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', (chunk: Buffer) => {
      asked.push(chunk.toString())
      socket.end(Buffer.from(whoisAnswers[answer].join('\r\n'), 'latin1'))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
