import type { Calendar } from '../../../../shared/domain/verdict.ts'
import { judgeScan } from '../judge-scan.ts'
import { RULES_VERSION, type Rule, rules } from '../rules.ts'
import { buildScenario } from './build-scenario.test-support.ts'
import type { Scenario } from './scenario.ts'

/** The scenarios and the rules as a page of Markdown. */
export function tabulateScenarios(
  groups: readonly { readonly kind: string; readonly scenarios: readonly Scenario[] }[],
): string {
  const tables = groups.flatMap(({ kind, scenarios }) => [
    `## ${kind}`,
    '',
    '| block | what is seen | verdict | because | hours, days | why |',
    '| --- | --- | --- | --- | --- | --- |',
    ...scenarios.map(rowOf),
    '',
  ])
  const ruleRows = Object.entries(rules as Readonly<Record<string, Rule>>).map(
    ([code, { calls, looksAt, why, since }]) => `| \`${code}\` | ${calls} | ${looksAt} | ${why} | ${since} |`,
  )
  const lines = [
    '# What the rules decide',
    '',
    '<!-- Made by src/main/engine/judge/scenarios; change the scenarios or the rules, not this page. -->',
    '',
    `Blocks with the verdict that an experienced postmaster would give, and why. The rule set, version ${RULES_VERSION}, meets all`,
    'of them. Hours are the work of cleaning up, days the wait until the block is fit to send.',
    '',
    ...tables,
    '## The rules',
    '',
    'The gravest call among the rules that apply decides: reject, inconclusive, conditional, accept.',
    '',
    '| rule | calls for | looks at | why | since |',
    '| --- | --- | --- | --- | --- |',
    ...ruleRows,
    '',
  ]
  return lines.join('\n')
}

function rowOf(scenario: Scenario): string {
  const { verdict } = judgeScan(buildScenario(scenario))
  const [low, high] = verdict.effortHours
  const work = high === 0 ? '–' : `${plain(low)}–${plain(high)} h`
  return `| ${scenario.block} | ${scenario.title} | ${verdict.decision} | \`${scenario.because}\` | ${work}, ${describeDays(verdict.calendar)} | ${scenario.why} |`
}

const plain = (hours: number): number => Math.round(hours * 10) / 10

function describeDays({ days: [low, high], open }: Calendar): string {
  if (high === null) {
    const from = low === 0 ? 'day not known' : `${low} ${low === 1 ? 'day' : 'days'} or more`
    return open.length === 0 ? from : `${from} (${open.length} open)`
  }
  const unit = high === 1 ? 'day' : 'days'
  return high === low ? `${low} ${unit}` : `${low}–${high} ${unit}`
}
