import type { ReadinessRequest } from '../../shared/contract/readiness.ts'
import { parseBlock } from '../../shared/domain/block.ts'
import type { RecordType } from '../../shared/domain/dns-answer.ts'
import type { MailReadiness, ReadinessCheck } from '../../shared/domain/mail-readiness.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { targetsOf } from '../../shared/domain/targets.ts'
import type { Ask } from '../engine/readiness/ask.ts'
import { examineDomain, findMailServer } from '../engine/readiness/examine-domain.ts'
import { examineServer, serverCommands } from '../engine/readiness/examine-server.ts'
import { loadSenderRules } from '../engine/readiness/load-sender-rules.ts'
import { talkSmtp } from '../engine/readiness/smtp-dialogue.ts'
import { createPace } from '../engine/scan/create-pace.ts'
import { resolversOf } from './choose-path.ts'
import type { Context } from './context.ts'
import { findScan } from './find-scan.ts'

const RATE = 100
const keyOf = (block: string): string => `mail-readiness/${block}`

/**
 * Looks at a domain as receivers do, and keeps what it found beside the block. The domain's own server is asked over
 * SMTP only when the request says so: one dialogue that ends before any message.
 */
export async function examineMail(
  context: Context,
  request: ReadinessRequest,
  signal?: AbortSignal,
): Promise<MailReadiness> {
  const scan = findScan(context, request.scanId)
  const parsed = parseBlock(scan.block)
  if (!parsed.ok) throw new OperationError('internal', parsed.problem)
  const ask = askingFor(context, scan.settings.path, signal)
  const heloName = request.heloName === '' ? null : request.heloName
  const { domain } = request
  const targets = targetsOf(parsed.block, scan.settings.granularity)
  const found = await examineDomain({ domain, heloName, targets, ask })
  const server = request.askServer ? await askOwnServer(context, request, ask, signal) : []
  const rules = loadSenderRules(new TextDecoder().decode(context.readResource('readiness/senders.yaml')))
  const result: MailReadiness = {
    examinedAt: new Date(context.now()).toISOString(),
    domain,
    heloName,
    askedServer: request.askServer,
    checks: [...found, ...server, ...rules],
  }
  context.store.settings.set(keyOf(scan.block), result)
  return result
}

/** What the last examination found, or null. */
export function readMailReadiness(context: Context, scanId: string): MailReadiness | null {
  const kept = context.store.settings.get(keyOf(findScan(context, scanId).block))
  return (kept as MailReadiness | undefined) ?? null
}

function askingFor(context: Context, path: Parameters<typeof resolversOf>[1], signal?: AbortSignal): Ask {
  const servers = resolversOf(context, path)
  if (servers.length === 0)
    throw new OperationError('network', 'This system has no resolver.', 'Name one in the settings.')
  const pace = createPace(RATE, context.clock)
  const options = { servers, recursionDesired: true, timeoutMs: 2000, retries: 2 }
  return (name: string, type: RecordType) =>
    context.dns.ask(
      { name, type },
      { ...options, beforeSend: () => pace.take(signal), ...(signal ? { signal } : {}) },
    )
}

async function askOwnServer(
  context: Context,
  { domain, heloName }: ReadinessRequest,
  ask: Ask,
  signal?: AbortSignal,
): Promise<readonly ReadinessCheck[]> {
  // Practice never leaves this machine, and its domains have no servers.
  const server = context.practice ? null : await findMailServer(domain, ask)
  if (!server) return examineServer({ steps: [], failure: `No mail server of ${domain} could be found.` })
  const nonsense = `no-such-user-${Buffer.from(context.randomBytes(6)).toString('hex')}`
  const greeting = heloName === '' ? 'localhost.localdomain' : heloName
  return examineServer(await talkSmtp(server, serverCommands(domain, greeting, nonsense), signal))
}
