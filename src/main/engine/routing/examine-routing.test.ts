import { expect, test } from 'vitest'
import { parseBlock } from '../../../shared/domain/block.ts'
import type { RouteAuthorization } from '../../../shared/domain/routing-findings.ts'
import { examineRouting } from './examine-routing.ts'
import type { AnnouncementReply } from './origin-sources.ts'

const block = (text: string) => {
  const parsed = parseBlock(text)
  if (!parsed.ok) throw new Error(parsed.problem)
  return parsed.block
}

function examine(
  replies: readonly AnnouncementReply[],
  authorizations: readonly RouteAuthorization[] | null = null,
) {
  return examineRouting({
    block: block('198.51.100.16/28'),
    announcements: replies.map((reply) => ({ find: async () => reply })),
    authorizations: { covering: async () => authorizations },
    asLists: {
      listings: async (asns) => ({
        read: 1,
        gaps: ['The list X is stale.'],
        listings: asns
          .filter((asn) => asn === 64500)
          .map((asn) => ({
            feedId: 'x',
            feedName: 'X',
            asn,
            text: null,
            feedDate: '2026-11-23T00:00:00.000Z',
          })),
      }),
    },
    countries: { countryOf: async () => ({ country: 'DE', problem: null }) },
    promisedCountry: 'NL',
    now: () => Date.parse('2026-11-23T09:00:00Z'),
  })
}

const announced: AnnouncementReply = {
  kind: 'known',
  source: 'table',
  dataDate: '2026-11-22T00:00:00.000Z',
  announcements: [{ range: block('198.51.96.0/20'), asn: 64500, asName: 'EXAMPLE', asCountry: 'DE' }],
  gap: null,
}

test('the covering announcement is what is validated, and its AS what is looked up', async () => {
  expect(await examine([announced], [{ prefix: '198.51.96.0/20', asn: 64500, maxLength: 20 }])).toMatchObject(
    {
      source: 'table',
      announced: true,
      origins: [{ asn: 64500, prefix: '198.51.96.0/20', rpki: 'valid' }],
      rpki: 'valid',
      asListings: [{ asn: 64500 }],
      asListsRead: 1,
      gaps: ['The list X is stale.'],
      country: 'DE',
      promisedCountry: 'NL',
      failure: null,
    },
  )
})

test('what the first source does not know the next is asked; nobody knowing is unknown, never "not announced"', async () => {
  const unknown: AnnouncementReply = { kind: 'unknown', reason: 'The resolver did not answer.' }
  expect((await examine([unknown, announced])).announced).toBe(true)
  expect(await examine([unknown])).toMatchObject({
    announced: null,
    rpki: 'unknown',
    source: 'none',
    failure: 'The resolver did not answer.',
  })
  expect((await examine([])).failure).toContain('198.51.100.16/28')
})

test('without an announcement there is nothing to validate', async () => {
  expect(await examine([{ ...announced, announcements: [] }], [])).toMatchObject({
    announced: false,
    origins: [],
    rpki: 'unknown',
    rpkiText: null,
  })
})
