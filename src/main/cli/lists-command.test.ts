import { expect, test } from 'vitest'
import { shippedCatalogue } from '../engine/catalogue/shipped-catalogue.test-support.ts'
import { openTestContext } from '../operations/open-context.test-support.ts'
import type { CommandHost } from './command-host.ts'
import { listsCommand } from './lists-command.ts'

const catalogue = shippedCatalogue()

/** What `blockvet lists …` prints about the shipped catalogue. */
async function lists(words: readonly string[], json = false): Promise<string> {
  let out = ''
  const host = {
    openContext: async () => openTestContext([], { catalogue }),
    closeContext: async () => {},
    print: (text: string) => {
      out += text
    },
    tell: () => {},
  } as unknown as CommandHost
  await listsCommand(host, words, { json })
  return out
}

test('a list is shown with its removal, field by field, unverified ones marked', async () => {
  const out = await lists(['show', 'spamhaus-zen'])
  expect(out).toContain('zen.spamhaus.org')
  expect(out).toMatch(/removal {5}email, asked by the provider for 127\.0\.0\.2/)
  expect(out).toMatch(/delay .*\[estimate\] \(unverified\)/)
  expect(out).toMatch(/first {7}spamhaus-sbl/)
})

test('what is sold is told as not advised', async () => {
  expect(await lists(['show', 'uceprotect-1'])).toMatch(/sold .*Not advised\./)
})

test('a party without lists is shown by its id and by an older name', async () => {
  const out = await lists(['show', 'microsoft'])
  expect(out).toContain('mailbox provider')
  expect(out).toContain('delist@messaging.microsoft.com')
  expect(out).toMatch(/code .*\(S3150\)/)
  expect(await lists(['show', 'hotmail'])).toBe(out)
})

test('JSON has the removal with what is unverified, for lists and for parties', async () => {
  const list = JSON.parse(await lists(['show', 'psbl'], true)) as {
    removal: { unverified: string[]; draftMode: string }
  }
  expect(list.removal).toMatchObject({ draftMode: 'form-text', unverified: [] })
  const party = JSON.parse(await lists(['show', 'cisco-talos'], true)) as object
  expect(party).toMatchObject({
    operator: { kind: 'security-vendor' },
    removals: [{ unverified: ['url'] }],
    bounces: { operatorId: 'cisco-talos' },
  })
})

test('a word that is neither is refused', async () => {
  await expect(lists(['show', 'nobody-at-all'])).rejects.toThrow('has no list "nobody-at-all"')
})
