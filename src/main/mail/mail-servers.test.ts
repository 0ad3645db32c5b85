import { describe, expect, onTestFinished, test } from 'vitest'
import { eventually, hasDovecot, hasSink, startDovecot, startSink } from './mail-peers.test-support.ts'
import { mailServers } from './mail-servers.ts'

const message =
  'From: ann@example.org\r\nTo: delist@example.net\r\nSubject: Weg =?UTF-8?B?w6Q=?=\r\n\r\nBitte.\r\n'

describe.skipIf(!hasDovecot)('a real Dovecot', () => {
  const login = { user: 'ann', password: 'secret' }

  test('takes a draft into the folder that it marks for drafts', async () => {
    const { server, filesIn } = await startDovecot(
      '  mailbox "Entwuerfe" {\n    auto = create\n    special_use = \\Drafts\n  }',
      onTestFinished,
    )
    expect(await eventually(() => mailServers.saveDraft(server, login, message))).toBe('Entwuerfe')
    expect(filesIn('.Entwuerfe').map((text) => text.replaceAll(/\r?\n/g, '\r\n'))).toEqual([message])
  }, 30_000)

  test('gets a folder when it has none, and a wrong password is told', async () => {
    const { server, filesIn } = await startDovecot('', onTestFinished)
    expect(await eventually(() => mailServers.saveDraft(server, login, message))).toBe('Drafts')
    expect(filesIn('.Drafts')).toHaveLength(1)
    await expect(mailServers.saveDraft(server, { ...login, password: 'x' }, message)).rejects.toThrow(
      /authentication failed/i,
    )
    expect(filesIn('.Drafts')).toHaveLength(1)
  }, 30_000)

  test('without TLS gets nothing when TLS is demanded', async () => {
    const { server, filesIn } = await startDovecot('', onTestFinished)
    await eventually(() => mailServers.saveDraft(server, login, message))
    for (const security of ['starttls', 'tls'] as const)
      await expect(mailServers.saveDraft({ ...server, security }, login, message)).rejects.toThrow(
        /TLS|SSL|greeting/i,
      )
    expect(filesIn('.Drafts')).toHaveLength(1)
  }, 60_000)
})

describe.skipIf(!hasSink)("Postfix's own sink", () => {
  const mail = { from: 'ann@example.org', to: 'delist@example.net', message }

  test('takes a mail as it was written, with its envelope', async () => {
    const { server, taken } = await startSink(onTestFinished)
    expect(await eventually(() => mailServers.send(server, null, mail))).toMatch(/^250/)
    expect(taken()).toHaveLength(1)
    const [text = ''] = taken()
    expect(text).toContain('X-Mail-Args: <ann@example.org>')
    expect(text).toContain('X-Rcpt-Args: <delist@example.net>')
    expect(text.replaceAll('\r', '')).toContain(message.replaceAll('\r', '').trimEnd())
  }, 30_000)

  test('gets nothing when TLS is demanded that it does not have', async () => {
    const { server, taken } = await startSink(onTestFinished)
    await eventually(() => mailServers.send(server, null, mail))
    for (const security of ['starttls', 'tls'] as const)
      await expect(mailServers.send({ ...server, security }, null, mail)).rejects.toThrow(/TLS|SSL|greeting/i)
    expect(taken()).toHaveLength(1)
  }, 60_000)
})
