import { closeContext, openContext } from '../../src/main/entry/wiring.ts'
import {
  eventually,
  hasDovecot,
  hasSink,
  startDovecot,
  startSink,
} from '../../src/main/mail/mail-peers.test-support.ts'
import { changeRequest } from '../../src/main/operations/change-request.ts'
import type { Context } from '../../src/main/operations/context.ts'
import { exportCampaign } from '../../src/main/operations/export-campaign.ts'
import { listCampaign } from '../../src/main/operations/find-request.ts'
import { saveAccount } from '../../src/main/operations/mail-account.ts'
import { saveProfile } from '../../src/main/operations/profile.ts'
import { readRequest } from '../../src/main/operations/read-request.ts'
import { saveRequestMail, sendRequestMail } from '../../src/main/operations/send-request.ts'
import { startCampaign } from '../../src/main/operations/start-campaign.ts'
import { startScans } from '../../src/main/operations/start-scans.ts'
import { verifyRequest } from '../../src/main/operations/verify-request.ts'
import { emptyProfile } from '../../src/shared/domain/profile.ts'
import { hasRbldnsd, startRbldnsd } from './rbldnsd.ts'
import { sixLists, sixListsCatalogue, sixZones } from './six-lists.ts'
import { expect, test } from './temporary-folder.ts'

const HOUR = 3_600_000

test.skip(!hasRbldnsd() || !hasDovecot || !hasSink, 'rbldnsd, Dovecot or Postfix is not installed')

test('from a listed /28 to removed and proven: real lists, a real IMAP server, real deliveries', async ({
  folder,
}) => {
  const ends: (() => void | Promise<void>)[] = []
  const world = { now: Date.now() }
  const open = async (port: number, name: string): Promise<Context> => {
    const catalogue = folder.write(name, sixListsCatalogue(port))
    const context = await openContext({
      host: 'cli',
      databaseFile: folder.at('story.db'),
      catalogPaths: [catalogue],
    })
    return { ...context, now: () => world.now, systemResolvers: () => [] }
  }
  try {
    const imap = await startDovecot(
      '  mailbox Drafts {\n    auto = create\n    special_use = \\Drafts\n  }',
      (end) => void ends.push(end),
    )
    const smtp = await startSink((end) => void ends.push(end))
    const lists = await startRbldnsd(sixZones(sixLists.map(({ id }) => id)))
    const before = await open(lists.port, 'before.yaml')
    const { scanIds } = await startScans(before, {
      blocks: ['203.0.113.16/28'],
      preset: 'all',
      listIds: sixLists.map(({ id }) => id),
      pathKind: 'system',
      resolvers: [],
      offer: { provider: '', price: '', country: '', note: '' },
      allowSpecial: true,
      examine: { feeds: { kind: 'none' }, registry: false, reverseDns: false },
    })
    await before.queue.tail

    saveProfile(before, {
      ...emptyProfile,
      contactName: 'Ann Example',
      contactEmail: 'ann@example.org',
      causeFixed: 'The earlier user is gone.',
      previousCustomerTerminatedOn: '2026-10-15',
      newHolderSince: '2026-11-01',
    })
    const account = { address: 'ann@example.org', user: 'ann', smtp: null, imap: imap.server }
    await saveAccount(before, account, 'secret')
    const rows = startCampaign(before, scanIds[0] ?? '')
    expect(rows).toHaveLength(6)
    const mails = rows.filter(({ request: { mode } }) => mode === 'email' || mode === 'ask-provider')
    expect(mails).toHaveLength(4)
    for (const { request } of mails) {
      const { draft } = readRequest(before, request.id, null)
      const mail = {
        id: request.id,
        address: null,
        to: draft.to ?? 'noc@provider.example.test',
        subject: draft.subject,
        body: draft.body,
      }
      await saveAccount(before, account)
      expect((await eventually(() => saveRequestMail(before, mail))).folder).toBe('Drafts')
      await saveAccount(before, { ...account, user: '', smtp: smtp.server })
      expect((await eventually(() => sendRequestMail(before, mail))).row.request.state).toBe('sent')
    }
    expect(imap.filesIn('.Drafts')).toHaveLength(4)
    expect(smtp.taken()).toHaveLength(4)
    const german = smtp.taken().find((text) => text.includes('delist@german.example.test')) ?? ''
    expect(german).toContain('Subject: Austragung aus List german')
    for (const { request } of rows)
      if (request.mode === 'form-text') changeRequest(before, { id: request.id, state: 'sent' })
    const listed = await verifyRequest(before, mails[0]?.request.id ?? '')
    expect(listed.finding.outcome).toBe('listed')
    await closeContext(before)
    await lists.stop()

    const cleaned = await startRbldnsd(sixZones([]))
    const after = await open(cleaned.port, 'after.yaml')
    for (const state of ['once', 'twice']) {
      world.now += (state === 'once' ? 25 : 7) * HOUR
      for (const { request } of listCampaign(after)) {
        const { finding } = await verifyRequest(after, request.id)
        expect(finding.outcome, finding.text).toBe('clean')
      }
    }
    expect(listCampaign(after).map(({ request }) => request.state)).toEqual(Array(6).fill('removed'))
    const report = String((await exportCampaign(after, 'csv')).content)
    expect(report.match(/"removed"/g)).toHaveLength(6)
    expect(report.match(/none of \d+ listed, asked 127\.0\.0\.1:\d+/g)).toHaveLength(12)
    await closeContext(after)
    await cleaned.stop()
  } finally {
    for (const end of ends.toReversed()) await end()
  }
})
