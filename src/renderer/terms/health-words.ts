import type { ListHealth } from '../../shared/domain/health.ts'

/** What a probe found, in a word or two. */
export const healthWords: Readonly<Record<ListHealth, string>> = {
  healthy: 'Healthy',
  'no-test-entry': 'No test entry',
  wildcard: 'Lists everything',
  flooding: 'Floods',
  refusing: 'Refuses',
  unreachable: 'Unreachable',
  parked: 'Parked',
  gone: 'Gone',
}
