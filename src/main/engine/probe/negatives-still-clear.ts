import { ProbeAsker, type ProbeOptions } from './probe-asker.ts'
import { probePoints } from './probe-points.ts'

/**
 * Asks points that nobody lists, one of them fresh and random, when a list says yes to nearly a whole block. True
 * as soon as one of them is clear: the list still tells addresses apart, so its listings stand. The RFC 5782 test
 * points do not count here: an over-quota server may well keep them right.
 */
export async function negativesStillClear(options: ProbeOptions): Promise<boolean> {
  const asker = new ProbeAsker(options)
  const { neverListed } = probePoints(options.list, options.families[0] ?? 4, options.randomBytes)
  const readings = await Promise.all(neverListed.map((point) => asker.point(point)))
  return readings.some(({ outcome }) => outcome.kind === 'clear')
}
