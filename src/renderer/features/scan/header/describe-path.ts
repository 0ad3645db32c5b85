import type { ScanPath } from '../../../../shared/domain/path.ts'

/** The way questions travelled, in a few words. */
export function describePath({ kind, servers }: ScanPath): string {
  if (kind === 'direct') return 'direct to the lists'
  const [first] = servers
  const more = servers.length > 1 ? ` +${servers.length - 1}` : ''
  const name = kind === 'system' ? 'system resolver' : 'resolver'
  return first ? `${name} ${first}${more}` : name
}
