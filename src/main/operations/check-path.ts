import { type DnsblList, followsPath } from '../../shared/domain/list.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { PathWarning, ScanPath } from '../../shared/domain/path.ts'
import { probePath } from '../engine/probe/probe-path.ts'
import { resolversOf } from './choose-path.ts'
import type { Context } from './context.ts'

/**
 * Looks at the path before any list is blamed. Throws `network` when no resolver of it answers; nothing was
 * asked of any list then. Lists with servers of their own and lists read from files need no path.
 */
export async function checkPath(
  context: Context,
  path: ScanPath,
  lists: readonly DnsblList[],
): Promise<readonly PathWarning[]> {
  if (lists.every((list) => !followsPath(list) || list.status === 'closed')) return []
  const resolvers = resolversOf(context, path)
  if (resolvers.length === 0) {
    throw new OperationError(
      'network',
      'This system has no DNS resolver configured.',
      'Name one with --resolver IP.',
    )
  }
  const { dns, randomBytes } = context
  const warnings = await probePath({ dns, resolvers, randomBytes })
  const silent = warnings.filter((warning) => warning.code === 'unreachable')
  if (silent.length < resolvers.length) return warnings
  throw new OperationError(
    'network',
    silent[0]?.text ?? 'No resolver answers.',
    'No list was asked anything.',
  )
}
