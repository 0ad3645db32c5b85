import { OperationError } from '../../shared/domain/operation-error.ts'
import type { PathWarning } from '../../shared/domain/path.ts'
import type { Scan } from '../../shared/domain/scan.ts'
import type { Context } from './context.ts'
import { createProber } from './create-prober.ts'
import { probeReserve } from './daily-ledger.ts'
import { limitDns } from './limit-dns.ts'
import { openBoard } from './open-board.ts'
import { openRoutes } from './open-routes.ts'
import { RunningScan } from './running-scan.ts'

/**
 * Starts a stored scan in this process, or queues it behind those that run. Follow it with
 * watchScan. Throws `busy` when it runs already, here or in another process.
 */
export function launchScan(context: Context, scan: Scan, pathWarnings: readonly PathWarning[]): void {
  const { store, owner, running, queue } = context
  if (running.has(scan.id)) throw new OperationError('busy', `Scan ${scan.id} is running already.`)
  if (!store.scans.claim(scan.id, owner)) {
    throw new OperationError(
      'busy',
      `Scan ${scan.id} runs in another Blockvet process.`,
      'Stop it there first.',
    )
  }
  const { targets, lists, board } = openBoard(context, scan)
  const asked = lists.map(({ list }) => list)
  const probing = { ...context, dns: limitDns(context, asked, () => 0) }
  const ports = {
    dns: limitDns(context, asked, probeReserve),
    routeFor: openRoutes(context, scan.settings.path),
    prober: createProber(probing, scan.settings, targets.block.family, pathWarnings),
  }
  const job = { targets, lists, settings: scan.settings }
  const live = new RunningScan(context, { scan, board, ports, job })
  running.set(scan.id, live)
  store.scans.setState(scan.id, 'running', { failure: null, finishedAt: null })
  context.log.write('scan-started', { scanId: scan.id, lists: lists.length, targets: scan.targets })
  queue.add(() => live.run())
}
