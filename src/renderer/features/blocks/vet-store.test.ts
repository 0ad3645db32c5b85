import { beforeEach, expect, test, vi } from 'vitest'
import { rpc } from '../../rpc/client.ts'
import {
  clearVet,
  prepareBlock,
  refusalOf,
  requestOf,
  setChoice,
  setOfferField,
  setText,
  startScans,
  suggestChoice,
  toggleBlock,
  useVet,
} from './vet-store.ts'

vi.mock('../../rpc/client.ts', () => ({
  rpc: { scans: { plan: vi.fn<typeof rpc.scans.plan>(), start: vi.fn<typeof rpc.scans.start>() } },
}))

const offer = `From: Sales <sales@hosting.example>
We can offer 203.0.113.9/29 and 198.51.100.0/30 as well as 10.0.0.0/24 for 49 EUR / month`

beforeEach(() => {
  vi.resetAllMocks()
  clearVet()
  setChoice({ preset: 'mail', pathKind: 'system', resolvers: [] })
})

test('an offer mail gives blocks with host bits mended, provider and price', () => {
  setText(offer)
  const { found, offer: guessed } = useVet.getState()
  expect(found.map(({ text }) => text)).toEqual(['203.0.113.8/29', '198.51.100.0/30', '10.0.0.0/24'])
  expect(found[0]?.notices.join(' ')).toContain('host bits')
  expect(guessed).toMatchObject({ provider: 'hosting.example', price: '49 EUR / month' })
})

test('special ranges are pointed out and left out; documentation ranges serve in practice', () => {
  setText('10.0.0.0/24, 192.0.2.0/24')
  const [privateUse, documentation] = useVet.getState().found
  if (!privateUse || !documentation) throw new Error('Two blocks were written.')
  expect(refusalOf(privateUse, true)).toContain('Private-Use')
  expect(refusalOf(documentation, false)).toContain('TEST-NET-1')
  expect(refusalOf(documentation, true)).toBeNull()
  expect(requestOf(useVet.getState(), true)?.blocks).toEqual(['192.0.2.0/24'])
  expect(requestOf(useVet.getState(), false)).toBeNull()
})

test('duplicates and blocks that were taken out are not asked for', () => {
  setText('192.0.2.0/24 192.0.2.128/25 198.51.100.0/24')
  toggleBlock('198.51.100.0/24')
  expect(requestOf(useVet.getState(), true)?.blocks).toEqual(['192.0.2.0/24'])
})

test('a resolver path without a resolver asks for nothing', () => {
  setText('192.0.2.0/24')
  setChoice({ preset: 'mail', pathKind: 'resolver', resolvers: [] })
  expect(requestOf(useVet.getState(), true)).toBeNull()
})

test('what the user wrote of the offer stays when the text changes', () => {
  setText(offer)
  setOfferField('price', '45 EUR')
  setText(`${offer}\nNow only 40 USD / month!`)
  expect(useVet.getState().offer).toMatchObject({ provider: 'hosting.example', price: '45 EUR' })
})

test('a block to scan again keeps the offer it came with', () => {
  prepareBlock('192.0.2.0/24', { provider: 'hosting.example', price: '49 EUR', country: '', note: 'rack 4' })
  setText('192.0.2.0/24 ')
  expect(useVet.getState().offer).toEqual({
    provider: 'hosting.example',
    price: '49 EUR',
    country: '',
    note: 'rack 4',
  })
})

test('a failed start loses nothing that was typed', async () => {
  vi.mocked(rpc.scans.start).mockRejectedValue(new Error('No resolver answers.'))
  setText('192.0.2.0/24')
  const request = requestOf(useVet.getState(), true)
  if (!request) throw new Error('A block was written.')
  expect(await startScans(request)).toEqual([])
  const { text, plan, starting } = useVet.getState()
  expect(text).toBe('192.0.2.0/24')
  expect(starting).toBe(false)
  expect(plan).toMatchObject({ kind: 'failed', failure: { message: 'No resolver answers.' } })
})

test('settings that arrive late count, unless the user chose before them', () => {
  clearVet()
  setText('192.0.2.0/24')
  suggestChoice({ preset: 'quick', pathKind: 'direct', resolvers: [] })
  expect(useVet.getState().choice.preset).toBe('quick')
  setChoice({ preset: 'all', pathKind: 'direct', resolvers: [] })
  suggestChoice({ preset: 'mail', pathKind: 'system', resolvers: [] })
  expect(useVet.getState().choice.preset).toBe('all')
})
