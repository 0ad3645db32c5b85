import path from 'node:path'
import { expect, test } from 'vitest'
import { judgeScan } from '../judge-scan.ts'
import { rules } from '../rules.ts'
import { buildScenario } from './build-scenario.test-support.ts'
import { everyScenario } from './every-scenario.ts'
import { tabulateScenarios } from './tabulate-scenarios.test-support.ts'

const all = everyScenario.flatMap(({ scenarios }) => scenarios)

test('there are at least forty, each with a name and a reason of its own', () => {
  expect(all.length).toBeGreaterThanOrEqual(40)
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length)
  expect(all.every(({ why }) => why.length > 20)).toBe(true)
})

test.each(all.map((scenario) => [scenario.title, scenario] as const))('%s', (_, scenario) => {
  const { verdict } = judgeScan(buildScenario(scenario))
  const lead = verdict.reasons.find(({ calls }) => calls === verdict.decision)
  expect([verdict.decision, lead?.code]).toEqual([scenario.decision, scenario.because])
  expect(verdict.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining([...(scenario.also ?? [])]))
})

test('every rule is met by a scenario', () => {
  const met = new Set(
    all.flatMap((scenario) => judgeScan(buildScenario(scenario)).verdict.reasons.map(({ code }) => code)),
  )
  expect(Object.keys(rules).filter((code) => !met.has(code))).toEqual([])
})

test('docs/verdict-scenarios.md is made from them; vitest -u makes it anew', async () => {
  const file = path.join(import.meta.dirname, '../../../../../docs/verdict-scenarios.md')
  await expect(tabulateScenarios(everyScenario)).toMatchFileSnapshot(file)
})
