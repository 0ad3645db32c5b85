import { type Endpoint, formatEndpoint } from '../../shared/domain/dns-answer.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { PathKind, ScanPath } from '../../shared/domain/path.ts'
import { parseEndpoint } from '../engine/dns/endpoints.ts'
import type { Context } from './context.ts'

/**
 * The path the user asked for, with the resolvers spelled out; in practice the practice resolver, whatever was
 * asked for. Throws `bad-input` for a resolver that is no IP.
 */
export function choosePath(
  context: Context,
  wish: { readonly pathKind: PathKind; readonly resolvers: readonly string[] },
): ScanPath {
  // The practice network stands for the whole world: any other path would carry its questions off this machine.
  switch (context.practice ? 'system' : wish.pathKind) {
    case 'direct':
      return { kind: 'direct', servers: [] }
    case 'system':
      return { kind: 'system', servers: context.systemResolvers().map(formatEndpoint) }
    case 'resolver':
      if (wish.resolvers.length === 0) {
        throw new OperationError(
          'bad-input',
          'No resolver was named; give its IP address, like 127.0.0.1:53.',
        )
      }
      return { kind: 'resolver', servers: wish.resolvers.map((text) => formatEndpoint(readEndpoint(text))) }
  }
}

/** The resolvers a path goes through; for the direct path, those that find the lists' name servers. */
export function resolversOf(context: Context, path: ScanPath): readonly Endpoint[] {
  return path.kind === 'direct' ? context.systemResolvers() : path.servers.map(readEndpoint)
}

function readEndpoint(text: string): Endpoint {
  const endpoint = parseEndpoint(text)
  if (endpoint) return endpoint
  const shown = text.slice(0, 60)
  throw new OperationError(
    'bad-input',
    `'${shown}' is not a resolver; give an IP address, like 127.0.0.1:53 or [::1]:53.`,
  )
}
