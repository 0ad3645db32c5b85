import { expect, test } from 'vitest'
import { judgeScan } from '../engine/judge/judge-scan.ts'
import { readCorrections, saveCorrection } from './corrections.ts'
import { listBlocks } from './list-blocks.ts'
import { readScan } from './read-scan.ts'
import { rejudge } from './rejudge.ts'
import { vetted } from './vetted-scan.test-support.ts'

test('a scan judged under older rules is judged again, the old judgement kept and the difference explained', async () => {
  const { context, scanId } = await vetted()
  const now = readScan(context, scanId)
  expect(rejudge(context, scanId)).toEqual([])
  const old = { ...now.verdict, rules: 1, decision: 'accept' as const, reasons: [] }
  context.store.verdicts.save(scanId, old, [])
  expect(rejudge(context, scanId)).toMatchObject([
    {
      before: { rules: 1, decision: 'accept', cases: 0 },
      after: { rules: now.verdict.rules, decision: 'conditional', cases: 1 },
      changes: [{ what: 'new' }, { what: 'new' }, { what: 'new', code: 'not-examined' }],
    },
  ])
  expect(context.store.verdicts.get(scanId, 1)?.verdict).toEqual(old)
  expect(context.store.verdicts.get(scanId)?.verdict).toEqual(now.verdict)
})

test('the table of blocks is of the present rules, though the scan was judged under older ones', async () => {
  const { context, scanId } = await vetted()
  const { verdict } = judgeScan(context.store.readEvidence(scanId))
  context.store.verdicts.save(scanId, { ...verdict, rules: 1, decision: 'accept' }, [])
  expect(listBlocks(context)).toMatchObject([{ judged: { decision: 'conditional', cases: 1 } }])
  expect(context.store.verdicts.versions(scanId)).toEqual([verdict.rules, 1])
})

test('the user’s figures change stored scans when they are read, and are taken back', async () => {
  const { context, scanId } = await vetted()
  const before = readScan(context, scanId)
  const operatorId = before.cases[0]?.operatorId ?? ''
  saveCorrection(context, { operatorId, effortHours: [7, 9], delayHours: null, note: '' })
  expect(readScan(context, scanId).verdict.effortHours).toEqual([7, 9])
  const wrong = { operatorId, effortHours: [9, 7], delayHours: null, note: '' } as const
  expect(() => saveCorrection(context, wrong)).toThrow(/run from 9 to 7/)
  expect(saveCorrection(context, { operatorId, effortHours: null, delayHours: null, note: '' })).toEqual([])
  expect(readCorrections(context)).toEqual([])
  expect(readScan(context, scanId)).toEqual(before)
})
