import { expect, test } from 'vitest'
import type { Reason, Verdict } from '../../../shared/domain/verdict.ts'
import { explainRejudgement } from './explain-rejudgement.ts'

const reason = (code: string, weight: number): Reason => ({
  code,
  text: `Said by ${code}.`,
  calls: 'conditional',
  weight,
  listIds: [],
  caseIds: [],
  part: null,
})
const judgement = (rules: number, reasons: readonly Reason[], decision: Verdict['decision']) => ({
  verdict: { rules, decision, headline: `${decision}.`, coverage: 1, effortHours: [1, 2] as const, reasons },
  cases: 1,
})

test('what a new rule, a changed rule and no rule make of the same scan', () => {
  const before = judgement(
    1,
    [
      reason('heavy-effort', 0.9),
      reason('high-listing', 0.4),
      reason('old-rule', 0.3),
      reason('low-coverage', 0.5),
    ],
    'reject',
  )
  const after = judgement(
    2,
    [
      reason('drop-listing', 1),
      reason('high-listing', 0.3),
      reason('high-listing', 0.5),
      reason('low-coverage', 0.5),
    ],
    'reject',
  )
  const { changes, before: was, after: is } = explainRejudgement('s', before, after)
  expect([was.rules, is.rules]).toEqual([1, 2])
  expect(changes.map(({ code, what }) => `${code} ${what}`)).toEqual([
    'drop-listing new',
    'heavy-effort gone',
    'high-listing heavier',
    'old-rule gone',
  ])
  expect(changes.map(({ explanation }) => explanation)).toEqual([
    expect.stringMatching(/^New in version 2: Entries of netblock feeds of critical impact/),
    expect.stringMatching(/^Version 2: Lists of low and no impact no longer count/),
    'The rule is the same; your own figures or earlier scans of the block make the difference.',
    "The rule 'old-rule' is not in version 2.",
  ])
})

test('two judgements that agree differ in nothing', () => {
  const one = judgement(2, [reason('clean', 0.2)], 'accept')
  expect(explainRejudgement('s', one, one).changes).toEqual([])
})
