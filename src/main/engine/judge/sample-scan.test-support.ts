import type { Scan } from '../../../shared/domain/scan.ts'
import type { JudgedScan } from '../../../shared/domain/scan-evidence.ts'
import { noSurroundings } from '../../../shared/domain/surroundings.ts'
import { buildEvidence, type ListStory, listedOn, numbers } from './evidence.test-support.ts'
import { judgeScan } from './judge-scan.ts'

/** TXT strings that would do harm where they were taken for anything but text. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '=cmd()|calc!A1',
  '\u001b[31mred\u001b]0;title\u0007\u0000',
  'a | b;=1+1',
  '\t@SUM(A1)',
  '\r\n-2+3',
  '"><img src=x onerror=alert(1)> \u202egnp.exe',
] as const

/** Builds and judges in one step; the surroundings were not examined. */
export function judged(block: string, stories: readonly ListStory[], scan: Partial<Scan> = {}): JudgedScan {
  const evidence = buildEvidence(block, stories, scan, noSurroundings)
  return { evidence, ...judgeScan(evidence) }
}

/** A /24 with a bit of everything: listings, an allow list, a dead list, timeouts, hostile texts. */
export const sampleScan = judged('203.0.113.0/24', [
  {
    list: { id: 'bl', name: 'Example <Blocklist>' },
    removal: { url: 'https://removal.example/?a=1&b=2' },
    listed: listedOn(numbers(3, 9), '127.0.0.2', hostileTexts),
    unknown: { cause: 'timeout', from: 250, to: 255 },
  },
  { list: { id: 'second', impact: 'medium' }, listed: listedOn([7, 9, 40], '127.0.0.9') },
  { list: { id: 'good', name: 'Good List', polarity: 'allow' }, listed: listedOn([200]) },
  {
    list: { id: 'dead', name: 'Dead List', impact: 'low' },
    health: 'unreachable',
    reason: 'No server of the zone answered\u001b[2J.',
    unknown: { cause: 'unhealthy-list', from: 0, to: 255 },
  },
])
