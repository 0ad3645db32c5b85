import { formatAgo, formatExactTime } from './format.ts'
import { useNow } from './use-now.ts'

/** How long ago, with the exact time on hover. */
export function RelativeTime({ iso }: { iso: string }) {
  const now = useNow(30_000)
  return (
    <time dateTime={iso} title={formatExactTime(iso)}>
      {formatAgo(iso, now)}
    </time>
  )
}
