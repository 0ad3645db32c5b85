import type { Calendar } from '../../shared/domain/verdict.ts'

/** When a block is fit to send: `at once`, `2–8 days`, `3 days or more`. */
export function formatDays({ days: [low, high] }: Pick<Calendar, 'days'>): string {
  if (high === null) return low === 0 ? 'end not known' : `${low} ${plural(low)} or more`
  if (high === 0) return 'at once'
  return low === high ? `${high} ${plural(high)}` : `${low}–${high} days`
}

const plural = (days: number): string => (days === 1 ? 'day' : 'days')
