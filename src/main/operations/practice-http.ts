import { answerRdap } from '../engine/practice/answer-rdap.ts'
import type { PracticeRegistry } from '../engine/practice/practice-registry.ts'
import type { HttpPort } from '../engine/registry/http-port.ts'

/** Where the practice registry seems to live; nothing is ever sent there. */
export const PRACTICE_RDAP = 'https://rdap.practice.example/'

/** HTTP in practice: the registry answers in-process, nobody else can be reached. */
export function practiceHttp(registry: PracticeRegistry): HttpPort {
  return {
    async get({ url, signal }) {
      if (signal?.aborted) return { kind: 'failure', cause: 'cancelled' }
      if (!url.startsWith(PRACTICE_RDAP)) return { kind: 'failure', cause: 'unreachable' }
      const { status, json } = answerRdap(registry, new URL(url).pathname)
      const headers = { 'content-type': 'application/rdap+json' }
      return { kind: 'answer', status, headers, body: new TextEncoder().encode(JSON.stringify(json)) }
    },
  }
}
