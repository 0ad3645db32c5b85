import type { ChangeCounts } from '../../../shared/domain/scan-diff.ts'
import { formatCount, formatQuantity } from '../../ui/format.ts'

/** What became of listed addresses since the scan before: new, gone, and how many are not known any more. */
export function RowChange({ change }: { change: ChangeCounts }) {
  const { appeared, revealed, went, hidden, recoded } = change
  const told = [
    [appeared, 'newly listed'],
    [revealed, 'found listed where nothing was known'],
    [went, 'no longer listed'],
    [hidden, 'listed before, unknown now'],
    [recoded, 'listed under another code'],
  ] as const
  const words = told.flatMap(([count, what]) =>
    count === 0 ? [] : [`${formatQuantity(count, 'address', 'addresses')} ${what}`],
  )
  const more = appeared + revealed
  const signs = [
    ...(more > 0 ? [`+${formatCount(more)}`] : []),
    ...(went > 0 ? [`−${formatCount(went)}`] : []),
    ...(hidden > 0 ? [`?${formatCount(hidden)}`] : []),
    ...(recoded > 0 && more + went + hidden === 0 ? [`~${formatCount(recoded)}`] : []),
  ]
  return (
    <span title={`Since the scan before: ${words.join('; ') || 'nothing changed'}`}>
      {signs.join(' ') || '±0'}
    </span>
  )
}
