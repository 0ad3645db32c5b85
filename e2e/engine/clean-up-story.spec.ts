import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { closeContext, openContext } from '../../src/main/entry/wiring.ts'
import { eventually, hasDovecot, startDovecot } from '../../src/main/mail/mail-peers.test-support.ts'
import { mailServers } from '../../src/main/mail/mail-servers.ts'
import type { Context } from '../../src/main/operations/context.ts'
import { listCampaign } from '../../src/main/operations/find-request.ts'
import { saveAccount } from '../../src/main/operations/mail-account.ts'
import { saveProfile } from '../../src/main/operations/profile.ts'
import { readRequest } from '../../src/main/operations/read-request.ts'
import { saveRequestMail, sendRequestMail } from '../../src/main/operations/send-request.ts'
import { verifyRequest } from '../../src/main/operations/verify-request.ts'
import type { CampaignRow } from '../../src/shared/domain/campaign.ts'
import { emptyProfile } from '../../src/shared/domain/profile.ts'
import { hasPostfix, startPostfix } from './postfix.ts'
import { hasRbldnsd, startRbldnsd } from './rbldnsd.ts'
import { blocksIn, blocksOfRefusals, refusals } from './refusals.ts'
import { startRefusingServer } from './refusing-server.ts'
import { runBlockvet } from './run-blockvet.ts'
import { storyCatalogue, storyLists, storyZones } from './story-lists.ts'
import { expect, test } from './temporary-folder.ts'

test.skip(
  !hasRbldnsd() || !hasDovecot || !hasPostfix,
  'rbldnsd, Dovecot, Postfix and root are needed: real lists, real mail',
)

const BLOCK = '203.0.113.16/28'
const HOUR = 3_600_000

test('the whole story: refused mail and a listed /28 become requests, sent mails, and proof', async ({
  folder,
}) => {
  test.setTimeout(400_000)
  const ends: (() => void | Promise<void>)[] = []
  const atEnd = (end: () => void | Promise<void>): void => void ends.push(end)
  const db = folder.at('story.db')
  const world = { now: Date.now() }
  const told = async (...words: string[]): Promise<string> => {
    const { status, stdout, stderr } = await runBlockvet([...words, '--db', db])
    expect(stderr, words.join(' ')).toBe('')
    expect(status).toBe(0)
    return stdout
  }
  const rows = async (...words: string[]): Promise<CampaignRow[]> =>
    (await told('campaign', ...words, '--json'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as CampaignRow)
  try {
    // The world: six lists, an IMAP server, a mail server, and four receivers that refuse its mail.
    const lists = await startRbldnsd(storyZones(storyLists))
    atEnd(() => lists.stop())
    mkdirSync(folder.at('own-catalogue'))
    folder.write('own-catalogue/story.yaml', storyCatalogue(lists.port))
    const imap = await startDovecot(
      '  mailbox Drafts {\n    auto = create\n    special_use = \\Drafts\n  }',
      atEnd,
    )
    const receivers = await Promise.all(refusals.map((refusal) => startRefusingServer(refusal)))
    for (const receiver of receivers) atEnd(() => receiver.stop())
    const routes = refusals.map(({ domain, from }, i) => ({ domain, from, port: receivers[i]?.port ?? 0 }))
    const postfix = await startPostfix(routes, imap.sasl)
    atEnd(() => postfix.stop())
    const before = getCACertificates('default')
    atEnd(() => setDefaultCACertificates(before))
    const log = (): string => (existsSync(postfix.logFile) ? readFileSync(postfix.logFile, 'utf8') : '')
    const login = { user: 'ann', password: 'secret' }
    const writeToMembers = async (): Promise<void> => {
      for (const { domain } of refusals) {
        const mail = {
          from: 'ann@example.org',
          to: `member@${domain}`,
          message: `From: ann@example.org\r\nTo: member@${domain}\r\nSubject: News\r\n\r\nNews.\r\n`,
        }
        await eventually(() => mailServers.send(postfix.submission, login, mail))
      }
    }

    // Mail is refused, and the log of the sending server tells by whom.
    setDefaultCACertificates([...before, postfix.authority])
    await writeToMembers()
    await expect.poll(() => refusedIn(log()), { timeout: 60_000 }).toBe(4)
    const alone = ['--allow-special', '--no-registry', '--no-rdns', '--feeds', 'none']
    const chosen = ['--lists', storyLists.join(',')]
    const scanned = await told('scan', BLOCK, ...alone, ...chosen, '--json', '-', '--no-progress')
    const { scanId, totals } = JSON.parse(scanned) as { scanId: string; totals: { listed: number } }
    expect(totals.listed).toBe(29)
    const read = await told('bounces', postfix.logFile, '--json', '-', '--no-progress')
    expect(blocksIn(read)).toEqual(new Set(blocksOfRefusals))
    // The reports that the server sent to the member's friend say the same; the refused greeting is still tried again.
    await expect.poll(() => postfix.delivered('ann@example.org').length, { timeout: 60_000 }).toBe(3)
    const reports = postfix
      .delivered('ann@example.org')
      .map((text, i) => folder.write(`report-${i}.eml`, text))
    const reread = await told('bounces', ...reports, '--json', '-', '--no-progress', '--no-keep')
    expect(blocksIn(reread)).toEqual(new Set(blocksOfRefusals.slice(1)))

    // Cases become requests; those that bounces tell of as well know it, the others of the bounces are added.
    expect(await rows('start', scanId)).toHaveLength(6)
    expect(await rows('start', '--bounces')).toHaveLength(4)
    const all = await rows('list')
    expect(all).toHaveLength(8)
    const of = (listId: string): CampaignRow => {
      const found = all.find(({ request }) => request.cases[0]?.listId === listId)
      if (!found) throw new Error(`No request for ${listId}.`)
      return found
    }
    for (const listId of ['barracuda', 'german', 'cisco-talos', 'recipient'])
      expect(of(listId).request.bounces?.facts.bounceText, listId).toContain('203.0.113.')
    await told('drafts', scanId, '--out', folder.at('drafts'))
    expect(readdirSync(folder.at('drafts'))).toHaveLength(6)
    const { draft } = JSON.parse(await told('campaign', 'show', of('recipient').request.id, '--json'))
    expect(draft.body).toContain('Mail from 203.0.113.17 is refused')

    // Drafts go to the IMAP server, then out through the mail server, each as it stood on the screen.
    const context: Context = {
      ...(await openContext({ host: 'cli', databaseFile: db })),
      now: () => world.now,
      systemResolvers: () => [],
    }
    atEnd(() => closeContext(context))
    saveProfile(context, {
      ...emptyProfile,
      contactName: 'Ann Example',
      contactEmail: 'ann@example.org',
      causeFixed: 'The earlier user is gone.',
      previousCustomerTerminatedOn: '2026-10-15',
      newHolderSince: '2026-11-01',
    })
    const account = { address: 'ann@example.org', user: 'ann', smtp: postfix.submission, imap: imap.server }
    await saveAccount(context, account, 'secret')
    const written = all.filter(({ request: { mode } }) => mode === 'email' || mode === 'ask-provider')
    expect(written).toHaveLength(5)
    const mails = written.map(({ request }) => {
      const { draft } = readRequest(context, request.id, null)
      const to = draft.to ?? others[request.cases[0]?.listId ?? ''] ?? ''
      return { id: request.id, address: null, to, subject: draft.subject, body: draft.body }
    })
    setDefaultCACertificates(before)
    const [first] = mails
    if (!first) throw new Error('There is nothing to send.')
    await expect(sendRequestMail(context, first)).rejects.toThrow(/certificate/)
    expect(readRequest(context, first.id, null).request.sentAt).toBeNull()
    setDefaultCACertificates([...before, postfix.authority])
    for (const mail of mails) {
      expect((await saveRequestMail(context, mail)).folder).toBe('Drafts')
      const { reply, row } = await sendRequestMail(context, mail)
      expect(reply).toMatch(/^250 2\.0\.0 Ok: queued/)
      expect(row.request.state).toBe('sent')
    }
    expect(imap.filesIn('.Drafts')).toHaveLength(5)
    await expect
      .poll(() => mails.map(({ to }) => postfix.delivered(to).length), { timeout: 60_000 })
      .toEqual([1, 1, 1, 1, 1])
    const [german = ''] = postfix.delivered('delist@german.example.test')
    expect(german).toContain('Subject: Austragung aus List german')
    expect(german).toContain('with ESMTPSA')

    // An operator answers; the mail finds its request by itself.
    const messageId = /^Message-ID: (<.+>)$/im.exec(german)?.[1] ?? ''
    await mailServers.send(postfix.submission, login, {
      from: 'delist@german.example.test',
      to: 'ann@example.org',
      message: `From: Blockliste <delist@german.example.test>\r\nTo: ann@example.org\r\nSubject: =?iso-8859-1?Q?Gel=F6scht?=\r\nIn-Reply-To: ${messageId}\r\n\r\nIn einer Stunde weg.\r\n`,
    })
    await expect.poll(() => postfix.delivered('ann@example.org').length, { timeout: 60_000 }).toBe(4)
    const answer = postfix.delivered('ann@example.org').find((text) => text.includes('einer Stunde')) ?? ''
    const [answered] = await rows('reply', folder.write('answer.eml', answer))
    expect(answered?.request).toMatchObject({ id: of('german').request.id, state: 'answered' })
    for (const listId of ['barracuda', 'cisco-talos'])
      await told('campaign', 'state', of(listId).request.id, 'sent')

    // Nothing is believed before the lists say so, twice and hours apart; half of the operators are quick.
    const look = async (): Promise<string[]> => {
      const seen: string[] = []
      for (const listId of storyLists) {
        const { finding, row } = await verifyRequest(context, of(listId).request.id)
        seen.push(`${listId} ${finding.outcome} ${row.request.state}`)
      }
      return seen.toSorted()
    }
    expect((await look()).filter((line) => line.includes(' listed '))).toHaveLength(6)
    const slow = ['expiry', 'provider', 'range']
    await lists.edit(storyZones(slow))
    world.now += 25 * HOUR
    expect(await look()).toEqual([
      'barracuda clean sent',
      'expiry listed waiting',
      'german clean answered',
      'mail clean sent',
      'provider listed sent',
      'range listed sent',
    ])
    await lists.edit(storyZones([]))
    world.now += 2 * HOUR
    expect((await look()).filter((line) => !line.includes(' clean '))).toEqual([])
    expect(listCampaign(context).filter(({ request }) => request.state === 'removed')).toEqual([])
    world.now += 5 * HOUR
    expect((await look()).filter((line) => line.endsWith('removed'))).toHaveLength(3)
    world.now += 2 * HOUR
    expect((await look()).filter((line) => line.endsWith('removed'))).toHaveLength(6)

    // Those without a list relent as well: the next log has no refusal, and they are closed by hand.
    for (const receiver of receivers) receiver.relent()
    const length = log().length
    await writeToMembers()
    await expect.poll(() => receivers.every(({ taken }) => taken.length > 0), { timeout: 60_000 }).toBe(true)
    const newer = folder.write('newer.log', log().slice(length))
    expect(blocksIn(await told('bounces', newer, '--json', '-', '--no-progress'))).toEqual(new Set())
    for (const listId of ['cisco-talos', 'recipient'])
      await told('campaign', 'state', of(listId).request.id, 'removed')

    // The report tells what was asked of whom, and what is proven.
    const csv = await told('campaign', 'csv')
    expect(csv.match(/"removed"/g)).toHaveLength(8)
    expect(csv.match(/none of \d+ listed, asked 127\.0\.0\.1:\d+/g)).toHaveLength(12)
    await told('campaign', 'pdf', folder.at('report.pdf'), '--paper', 'letter')
    const sheet = execFileSync('pdfinfo', [folder.at('report.pdf')], { encoding: 'utf8' })
    expect(sheet).toMatch(/Page size:\s+792 x 612 pts \(letter\)/)
    const pdf = execFileSync('pdftotext', ['-layout', folder.at('report.pdf'), '-'], { encoding: 'utf8' })
    expect(pdf).toContain('8 requests, 8 removed.')
    expect(pdf.match(/ Removed /g)).toHaveLength(8)
    expect(pdf.match(/Closed by hand; bounces alone told of it\./g)).toHaveLength(2)
    expect(pdf.match(/clean 2 times, at least 6 hours apart/g)).toHaveLength(6)
    expect(pdf).toContain('In einer Stunde weg.')
    expect(pdf).not.toContain('[U+')
    for (const line of csv.split('\n').filter((text) => text.includes('none of '))) {
      const [newer, older] = line.match(/20[^ "|]+Z(?= [\w.]+: none)/g) ?? []
      expect(Date.parse(newer ?? '') - Date.parse(older ?? ''), line).toBeGreaterThanOrEqual(6 * HOUR)
    }
  } finally {
    for (const end of ends.toReversed()) await end()
  }
})

/** Whom a request goes to that no operator's address is known for. */
const others: Readonly<Record<string, string>> = {
  provider: 'noc@provider.example.test',
  recipient: 'unblock@postmaster.example.net',
}

const refusedIn = (log: string): number => log.match(/ status=(?:bounced|deferred) /g)?.length ?? 0
