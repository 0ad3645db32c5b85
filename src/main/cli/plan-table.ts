import type { Plan } from '../../shared/domain/plan.ts'
import { describeSeconds } from './progress-line.ts'

/** A plan as text: what would be asked of whom, how long it takes, what stands in the way. */
export function planTable(plan: Plan): string {
  const quantity = (value: number, one: string, many = `${one}s`): string =>
    `${value.toLocaleString('en')} ${value === 1 ? one : many}`
  const asked = plan.lists.filter((list) => list.skipped === null)
  const lines = [
    `Plan: ${quantity(plan.addresses, 'address', 'addresses')}, ${quantity(asked.length, 'list')}, ` +
      `${quantity(plan.checks, 'check')}, about ${quantity(plan.queries, 'query', 'queries')} in ${describeSeconds(plan.seconds)}.`,
    `Path: ${plan.path.kind}${plan.path.servers.length > 0 ? ` (${plan.path.servers.join(', ')})` : ''}`,
    `Pace: at most ${quantity(plan.ratePerSecond, 'query', 'queries')} per second in all, per list ${plan.listRatePerSecond === null ? 'as the catalogue permits' : `at most ${plan.listRatePerSecond.toLocaleString('en')}`}.`,
    ...plan.pathWarnings.map((warning) => `Warning: ${warning.text}`),
    '',
    ...plan.blocks.map((block) => `  ${block.block}  ${quantity(block.addresses, 'address', 'addresses')}`),
    '',
  ]
  const width = Math.max(...plan.lists.map((list) => list.id.length), 4)
  for (const list of plan.lists) {
    const time = list.skipped ? 'not asked' : describeSeconds(list.seconds)
    lines.push(`  ${list.id.padEnd(width)}  ${time.padStart(12)}  ${list.zone}`)
    if (list.skipped) lines.push(`  ${''.padEnd(width)}  ${list.skipped}`)
    for (const warning of list.warnings) lines.push(`  ${''.padEnd(width)}  Note: ${warning}`)
  }
  return `${lines.join('\n')}\n`
}
