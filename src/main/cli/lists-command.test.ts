import { expect, test } from 'vitest'
import { shippedCatalogue } from '../engine/catalogue/shipped-catalogue.test-support.ts'
import type { Context } from '../operations/context.ts'
import { readChoices } from '../operations/list-choices.ts'
import { readKeyedIds } from '../operations/list-keys.ts'
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

/** What a decision says, in a context of its own; `stdin` is what the user types. */
function deciding(stdin = '', more: Partial<Context> = {}) {
  const context = openTestContext([], { catalogue, ...more })
  const decide = async (words: readonly string[], forget = false): Promise<string> => {
    let said = ''
    const host = {
      openContext: async () => context,
      closeContext: async () => {},
      readStdin: async () => stdin,
      terminal: { errIsTty: false },
      print: (text: string) => {
        said += text
      },
      tell: (text: string) => {
        said += text
      },
    } as unknown as CommandHost
    await listsCommand(host, words, { forget })
    return said
  }
  return { context, decide }
}

test('a key comes from standard input, is never shown, and can be forgotten', async () => {
  const { context, decide } = deciding('abcdefghijkl\n')
  expect(await decide(['key', 'honeypot-httpbl'])).toBe(
    'The key of honeypot-httpbl is kept. Keys are forgotten at the end.\n',
  )
  expect(await readKeyedIds(context)).toEqual(['honeypot-httpbl'])
  await expect(decide(['key', 'honeypot-httpbl', 'abcdefghijkl'])).rejects.toThrow('from standard input')
  expect(await decide(['key', 'honeypot-httpbl'], true)).toBe('The key of honeypot-httpbl is forgotten.\n')
  expect(await readKeyedIds(context)).toEqual([])
  await decide(['key', 'spamhaus'])
  expect(await readKeyedIds(context)).toEqual(['spamhaus'])
})

test('consent, on and off, and what was registered are kept and taken back', async () => {
  const { context, decide } = deciding()
  expect(await decide(['agree', 'spamrats-dyna'])).toContain('You agreed; the presets mail and all ask')
  await decide(['off', 'psbl'])
  await decide(['registered', 'barracuda', '192.0.2.53', 'on 2026-11-01'])
  expect(readChoices(context)).toMatchObject({
    agreed: { 'spamrats-dyna': expect.any(String) },
    asked: { psbl: false },
    registered: { barracuda: '192.0.2.53 on 2026-11-01' },
  })
  await decide(['agree', 'spamrats-dyna'], true)
  await decide(['default', 'psbl'])
  await decide(['registered', 'barracuda'], true)
  expect(readChoices(context)).toEqual({ agreed: {}, asked: {}, registered: {} })
  await expect(decide(['agree', 'psbl'])).rejects.toThrow('The list psbl asks for no consent.')
  await expect(decide(['dance', 'psbl'])).rejects.toThrow("'dance' is no part of lists")
})

test('a list is shown with what was decided and what probes found', async () => {
  const { context, decide } = deciding()
  await decide(['on', 'psbl'])
  const answer = {
    point: 'apex',
    question: 'psbl.surriel.com',
    type: 'SOA',
    answer: 'NOERROR',
    server: '192.0.2.1:53',
    milliseconds: 21,
  } as const
  context.store.listHealth.add(
    {
      listId: 'psbl',
      health: 'refusing',
      reason: 'Its server refuses\u001bthe question.',
      marked: false,
      answers: [answer],
      probedAt: '2026-11-26T10:11:12.000Z',
    },
    { path: 'direct', scanId: null },
  )
  const shown = await decide(['show', 'psbl'])
  expect(shown).toContain('decided     on: every preset asks it')
  expect(shown).toContain(
    'health      2026-11-26 10:11  refusing (direct, 21 ms): Its server refuses the question.',
  )
})

test('what is wrong with files of the user stands before the catalogue', async () => {
  const files = [
    { name: 'own.yaml', text: '', problems: ['own.yaml is empty.'], listIds: [], changedIds: [] },
  ]
  const { decide } = deciding('', { own: { folder: '/own', files } as unknown as Context['own'] })
  expect(await decide([])).toMatch(/^own\.yaml is empty\.\n/)
})
