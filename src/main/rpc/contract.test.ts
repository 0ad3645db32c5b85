import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contract } from '../../shared/contract/index.ts'
import type { ExportEvent, ScanRequest } from '../../shared/contract/scans.ts'
import { defaultSettings } from '../../shared/contract/settings.ts'
import type { ProbeFinding } from '../../shared/domain/health.ts'
import { decodeCells, type ScanEvent } from '../../shared/domain/live-scan.ts'
import { emptyProfile } from '../../shared/domain/profile.ts'
import { openPractice } from '../entry/wiring.ts'
import { type Client, type OpenClient, transports } from './open-clients.test-support.ts'

// Every operation, over every transport, on the practice network: real store, real sockets, loopback only.
const BLOCK = '203.0.113.0/29'
const offer = { provider: 'Example Hosting', price: '40 a month', country: 'NL', note: 'Straße ✓' }
const request = (blocks: string[]): ScanRequest => ({
  blocks,
  preset: 'all',
  pathKind: 'system',
  resolvers: [],
  offer,
})

let practice: Awaited<ReturnType<typeof openPractice>>
beforeAll(async () => {
  practice = await openPractice('web')
})
afterAll(() => practice.close())

/** A client that writes down which procedures were called. */
function recording(client: Client, called: Set<string>): Client {
  return new Proxy(client, {
    get: (target, noun) =>
      new Proxy(Reflect.get(target, noun) as object, {
        get(procedures, verb) {
          called.add(`${String(noun)}.${String(verb)}`)
          return Reflect.get(procedures, verb)
        },
      }),
  })
}

const procedures = Object.entries(contract).flatMap(([noun, verbs]) =>
  Object.keys(verbs).map((verb) => `${noun}.${verb}`),
)

async function collect<Item>(stream: Promise<AsyncIterable<Item>>): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of await stream) items.push(item)
  return items
}

describe.each(Object.entries(transports))('every operation over %s', (_name, connect) => {
  const called = new Set<string>()
  const faults: unknown[] = []
  let open: OpenClient
  let client: Client
  beforeEach(async () => {
    open = await connect(practice.context)
    client = recording(open.client, called)
  })
  afterEach(async () => {
    faults.push(...open.faults)
    await open.close()
  })

  it('says what runs and what it knows', async () => {
    const about = await client.app.about()
    expect(about).toMatchObject({ host: 'web', practice: true })
    const catalogue = await client.lists.catalogue()
    expect(catalogue.lists).toHaveLength(about.lists)
    expect(catalogue.version).toBe(about.catalogueVersion)
  })

  it('shows feeds, and fetches none in practice', async () => {
    const states = await client.feeds.list()
    expect(states.map(({ feed, held }) => [feed.id, held])).toContainEqual(['practice-drop', true])
    await expect(collect(client.feeds.update({}))).rejects.toMatchObject({ code: 'BAD_INPUT', defined: true })
    await expect(client.feeds.open({ fileName: 'a.txt' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    const lost = { uploadId: 'none' }
    await expect(client.feeds.piece({ ...lost, bytes: new Uint8Array(3) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(client.feeds.finish(lost)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps settings', async () => {
    const chosen = { ...defaultSettings, appearance: 'dark', preset: 'all' } as const
    expect(await client.settings.set(chosen)).toEqual(chosen)
    expect(await client.settings.get()).toEqual(chosen)
    const broken = { ...chosen, resolvers: ['9'.repeat(101)] }
    await expect(client.settings.set(broken)).rejects.toMatchObject({ code: 'BAD_INPUT', defined: true })
    await expect(client.settings.set({ ...chosen, ratePerSecond: 0 })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
    expect(await client.settings.get()).toEqual(chosen)
    await client.settings.set(defaultSettings)
  })

  it('keeps what the user knows better', async () => {
    const mine = { operatorId: 'example', effortHours: [1, 2], delayHours: null, note: 'Call ✓' } as const
    const saved = await client.corrections.save({ ...mine, effortHours: [1, 2] })
    expect(saved).toEqual([mine])
    expect(await client.corrections.list()).toEqual([mine])
    const wrong = { ...mine, effortHours: [2, 1] as [number, number] }
    await expect(client.corrections.save(wrong)).rejects.toMatchObject({ code: 'BAD_INPUT', defined: true })
    const none = { ...mine, effortHours: null, note: '' }
    expect(await client.corrections.save(none)).toEqual([])
  })

  it('keeps what the user decides about lists, and lists of their own', async () => {
    const listId = (await client.lists.catalogue()).lists[0]?.id ?? ''
    const decided = await client.lists.decide({ listId, decision: { kind: 'registered', note: 'since May' } })
    expect(await client.lists.access()).toEqual(decided)
    await client.lists.decide({ listId, decision: { kind: 'registered', note: null } })
    const noKey = client.lists.saveKey({ id: 'no-such-list', key: 'abcdefgh' })
    await expect(noKey).rejects.toMatchObject({ defined: true })
    // Practice has the catalogue that it has: files of one's own are refused in words.
    const file = { name: 'own.yaml', text: 'lists: [{ id: own-list, zone: own.practice.example }]' }
    expect(await client.lists.own()).toEqual({ folder: null, files: [] })
    const { name } = file
    for (const refused of [
      client.lists.checkOwn(file),
      collect(client.lists.probeOwn(file)),
      client.lists.saveOwn(file),
      client.lists.removeOwn({ name }),
    ])
      await expect(refused).rejects.toMatchObject({ defined: true, message: 'Here the catalogue is fixed.' })
  })

  it('remembers the health of lists', async () => {
    const listId = (await client.lists.catalogue()).lists[0]?.id ?? ''
    await collect(client.lists.check({ listIds: [listId] }))
    const history = await client.lists.history({ listId })
    expect(history.length).toBeGreaterThan(0)
    expect((await client.lists.recentHealth()).map((record) => record.listId)).toContain(listId)
  })

  it('probes lists one by one', async () => {
    const [first, second] = (await client.lists.catalogue()).lists
    const listIds = [first?.id ?? '', second?.id ?? '']
    const findings: ProbeFinding[] = await collect(client.lists.check({ listIds }))
    expect(findings.map(({ listId }) => listId).toSorted()).toEqual(listIds.toSorted())
  })

  it('plans, vets, watches, reads and exports', async () => {
    const plan = await client.scans.plan(request([BLOCK]))
    expect(plan).toMatchObject({ addresses: 8, blocks: [{ block: BLOCK }] })
    const { scanIds } = await client.scans.start(request([BLOCK]))
    const scanId = scanIds[0] ?? ''
    const events: ScanEvent[] = await collect(client.scans.watch({ scanId }))
    const first = events[0]
    expect(first?.kind).toBe('snapshot')
    expect(first?.kind === 'snapshot' && decodeCells(first.cells)).toHaveLength(8)
    expect(events.at(-1)).toMatchObject({ kind: 'snapshot', state: 'finished' })

    const { evidence, verdict } = await client.scans.get({ scanId })
    expect(evidence.scan).toMatchObject({ id: scanId, block: BLOCK, state: 'finished', practice: true })
    expect(verdict.headline).not.toBe('')
    const report = await client.scans.address({ scanId, address: '203.0.113.1' })
    expect(report.checks).toHaveLength(evidence.lists.length)
    for (const format of ['json', 'csv', 'html', 'pdf', 'xlsx'] as const) {
      const events: ExportEvent[] = await collect(client.scans.export({ scanId, format }))
      const last = events.at(-1)
      if (last?.kind !== 'file') throw new Error('no file came')
      expect(last.file.fileName).toMatch(new RegExp(`\\.${format}$`))
      expect(last.file.content.length).toBeGreaterThan(100)
      expect(typeof last.file.content).toBe(format === 'pdf' || format === 'xlsx' ? 'object' : 'string')
    }
    const letter = await client.letters.write({ scanId, kind: 'registration', language: 'de' })
    expect(letter).toMatchObject({ language: 'de', subject: expect.stringContaining(BLOCK) })
    const mail = await client.letters.mail({ subject: letter.subject, body: letter.body })
    expect(mail.content).toContain('X-Unsent: 1')
    const mailDomain = { scanId, domain: 'quay.example', heloName: '', askServer: true }
    const looked = await client.readiness.examine(mailDomain)
    expect(looked.checks.find(({ id }) => id === 'spf-covers')?.state).toBe('fail')
    expect(await client.readiness.get({ scanId })).toEqual(looked)
    const diff = await client.scans.diff({ before: scanId, after: scanId })
    expect(diff).toMatchObject({ compared: 8, changes: [] })
    expect(await client.scans.rejudge({ scanId })).toEqual([])
    const changes = await client.scans.changes({ scanId })
    expect(changes.cells).toHaveLength(changes.previousScanId === null ? 0 : 8)
    expect((await client.scans.list({ block: BLOCK })).map(({ id }) => id)).toContain(scanId)
    expect(await client.blocks.list()).toContainEqual(expect.objectContaining({ block: BLOCK, offer }))
    expect(evidence.promisedCountry).toBe('NL')
    const lower = { block: BLOCK, offer: { ...offer, country: 'nl' } }
    await expect(client.blocks.saveOffer(lower)).rejects.toMatchObject({ code: 'BAD_INPUT' })
    const changed = { ...offer, country: '', note: '' }
    expect(await client.blocks.saveOffer({ block: BLOCK, offer: changed })).toEqual(changed)
    expect(await client.blocks.archive({ scanIds: [scanId], archived: true })).toEqual([scanId])
    expect(await client.blocks.list()).toContainEqual(
      expect.objectContaining({ block: BLOCK, archived: true }),
    )
    expect(await client.blocks.archive({ scanIds: [scanId], archived: false })).toEqual([])
  })

  it('compares offers', async () => {
    const found = async (): Promise<string[]> =>
      (await client.scans.list({ block: BLOCK }))
        .filter(({ state }) => state === 'finished')
        .map(({ id }) => id)
    if ((await found()).length < 2) {
      const { scanIds } = await client.scans.start(request([BLOCK]))
      await collect(client.scans.watch({ scanId: scanIds[0] ?? '' }))
    }
    const items = (await found()).slice(0, 2)
    const { offers } = await client.compare.rank({ items })
    expect(offers.map((compared) => compared.scanId).toSorted()).toEqual(items.toSorted())
    expect((await client.compare.export({ items, format: 'csv' })).content).toContain(BLOCK)
    await expect(client.compare.rank({ items: items.slice(1) })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  }, 60_000)

  it('stops a scan and goes on with it', async () => {
    const block = '198.51.100.0/24'
    const { scanIds } = await client.scans.start(request([block]))
    const scanId = scanIds[0] ?? ''
    expect(await client.scans.stop({ scanId })).toMatchObject({ id: scanId, state: 'stopped' })
    expect(await client.scans.resume({ scanId })).toMatchObject({ id: scanId, state: 'running' })
    await expect(client.scans.resume({ scanId })).rejects.toMatchObject({ code: 'BUSY', defined: true })
    await client.scans.stop({ scanId })
  })

  it('lets a watcher leave while the scan goes on', async () => {
    const { scanIds } = await client.scans.start(request(['203.0.113.0/24']))
    const scanId = scanIds[0] ?? ''
    const leave = new AbortController()
    const stream = await client.scans.watch({ scanId }, { signal: leave.signal })
    for await (const event of stream) {
      expect(event.kind).toBe('snapshot')
      break
    }
    leave.abort()
    expect(practice.context.running.has(scanId)).toBe(true)
    await client.scans.stop({ scanId })
  })

  it('reads bounces, pasted and in pieces, and forgets them', async () => {
    const reply = (address: string): string =>
      `554 5.7.1 Service unavailable; Client host [${address}] blocked using bl.example.test\n`
    const read = await client.bounces.readText({ text: reply('192.0.2.10'), ours: ['192.0.2.0/24'] })
    expect(read).toMatchObject({ events: 1, blocked: 1, added: 1 })
    const { uploadId } = await client.bounces.open({ name: 'mail.log', ours: [] })
    const bytes = new TextEncoder().encode(reply('192.0.2.11'))
    expect(await client.bounces.feed({ uploadId, bytes })).toMatchObject({ bytes: bytes.length })
    expect(await client.bounces.finish({ uploadId })).toMatchObject({ added: 1 })
    const second = await client.bounces.open({ name: 'more.log', ours: [] })
    expect(await client.bounces.stop(second)).toMatchObject({ events: 0 })
    const [row] = await client.bounces.list()
    const { events } = await client.bounces.group({ groupId: row?.id ?? '' })
    expect(events).toHaveLength(1)
    const started = client.campaign.startFromBounces({ groupId: 'none' })
    await expect(started).rejects.toMatchObject({ code: 'NOT_FOUND', defined: true })
    await client.bounces.forget({ groupId: null })
    expect(await client.bounces.list()).toEqual([])
    await expect(client.bounces.feed({ uploadId, bytes })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps a profile and templates of requests', async () => {
    const mine = { ...emptyProfile, contactName: 'Änn', contactEmail: 'ann@example.org' }
    expect(await client.profile.set(mine)).toEqual(mine)
    expect(await client.profile.get()).toEqual(mine)
    const wrong = { ...mine, contactEmail: 'ann' }
    await expect(client.profile.set(wrong)).rejects.toMatchObject({ code: 'BAD_INPUT', defined: true })
    const shipped = await client.profile.templates({ language: 'de' })
    expect(shipped).toMatchObject({ language: 'de', own: false })
    const own = await client.profile.saveTemplates({ language: 'de', yaml: shipped.yaml })
    expect(own.own).toBe(true)
    expect(await client.profile.saveTemplates({ language: 'de', yaml: null })).toEqual(shipped)
  })

  it('runs a clean-up and sends nothing in practice', async () => {
    const scans = await client.scans.list({ block: BLOCK })
    const scanId = scans.find(({ state }) => state === 'finished')?.id ?? ''
    const rows = await client.campaign.start({ scanId })
    expect(await client.campaign.list()).toEqual(rows)
    const found = rows.find(({ request: { mode, cases } }) => mode !== 'none' && cases[0]?.kind === 'listing')
    const id = found?.request.id ?? ''
    await client.campaign.saveDraft({ id, address: null, draft: null })
    const page = await client.campaign.get({ id, address: null })
    expect(page.draft.body).toContain('Practice')
    const draft = { subject: 'S', body: 'B' }
    expect(await client.campaign.saveDraft({ id, address: null, draft })).toMatchObject({ edited: true })
    expect(await client.campaign.change({ id, note: 'N', minutes: 3 })).toMatchObject({
      minutesSpent: (found?.minutesSpent ?? 0) + 3,
    })
    const { finding } = await client.campaign.verify({ id })
    expect(finding.outcome).toBe('listed')
    expect((await client.campaign.reply({ id, text: 'Done' })).request.state).toBe('answered')
    const bytes = new TextEncoder().encode('554 no')
    const { uploadId } = await client.campaign.replyOpen()
    await client.campaign.replyPiece({ uploadId, bytes })
    expect((await client.campaign.replyFinish({ uploadId, id })).request.id).toBe(id)
    const added = await client.campaign.attach({ id, name: '../no.txt', bytes: bytes.length })
    const { id: attachmentId } = added
    await client.campaign.attachPiece({ attachmentId, bytes })
    expect((await client.campaign.get({ id, address: null })).attachments).toEqual([added])
    expect(await client.campaign.attachment({ attachmentId })).toMatchObject({ fileName: 'no.txt' })
    await client.campaign.deleteAttachment({ attachmentId, deleted: true })
    await expect(client.campaign.attachment({ attachmentId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await client.campaign.export({ format: 'ics' })).content).toContain('BEGIN:VCALENDAR')
    const account = {
      address: 'ann@example.org',
      user: 'ann',
      smtp: { host: '127.0.0.1', port: 1, security: 'none' as const },
      imap: null,
    }
    expect(await client.mail.set({ account, password: 'secret' })).toMatchObject({ hasPassword: true })
    expect(await client.mail.get()).toMatchObject({ account, hasPassword: true })
    const mail = { id, address: null, to: 'a@example.net', subject: 'S', body: 'B' }
    for (const work of [client.mail.send(mail), client.mail.saveDraft(mail)])
      await expect(work).rejects.toMatchObject({ code: 'BAD_INPUT', defined: true })
    const byMail = rows.find(({ request: { mode } }) => mode === 'email' || mode === 'ask-provider')
    const file = await client.mail.file({ ...mail, id: byMail?.request.id ?? '' })
    expect(file.content).toContain('To: a@example.net')
    expect(await client.mail.set({ account: null })).toMatchObject({ account: null, hasPassword: false })
  }, 60_000)

  it('cares for the data', async () => {
    const made = await client.data.backUp()
    const facts = await client.data.facts()
    expect(facts.backups[0]).toEqual(made)
    expect(await client.data.check()).toEqual({ finding: null })
    expect((await client.data.diagnose()).text).toContain('Blockvet')
    const restored = await client.data.restore({ name: made.name })
    expect(restored.backups[0]?.reason).toBe('before-restore')
    await expect(client.data.restore({ name: '../x' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const confirm = 'yes' as 'delete everything'
    await expect(client.data.deleteAll({ confirm })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('left no operation out and met no fault of the program', () => {
    expect([...called].toSorted()).toEqual(procedures.toSorted())
    expect(faults).toEqual([])
  })
})
