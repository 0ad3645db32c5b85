import { expect, test } from 'vitest'
import { openStore } from '../store/open-store.ts'
import { saveCorrection } from './corrections.ts'
import { readScan } from './read-scan.ts'
import { vetted } from './vetted-scan.test-support.ts'

test('what has not changed is not read again; a change of this process shows at once', async () => {
  const { context, scanId } = await vetted()
  const first = readScan(context, scanId)
  expect(readScan(context, scanId)).toBe(first)
  const operatorId = first.cases[0]?.operatorId ?? ''
  saveCorrection(context, { operatorId, effortHours: [7, 9], delayHours: null, note: '' })
  const second = readScan(context, scanId)
  expect(second).not.toBe(first)
  expect(second.verdict.effortHours).toEqual([7, 9])
  expect(readScan(context, scanId)).toBe(second)
})

test('a change of another process shows at once', async () => {
  const { context, scanId } = await vetted()
  const first = readScan(context, scanId)
  const operatorId = first.cases[0]?.operatorId ?? ''
  const other = openStore({ file: context.databaseFile, practice: false, now: () => 0 })
  saveCorrection(
    { ...context, store: other },
    { operatorId, effortHours: [7, 9], delayHours: null, note: '' },
  )
  other.close()
  expect(readScan(context, scanId).verdict.effortHours).toEqual([7, 9])
})
