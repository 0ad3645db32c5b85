import { expect, test } from 'vitest'
import type { Correction } from '../../../shared/domain/correction.ts'
import { buildEvidence, type ListStory, listedOn } from './evidence.test-support.ts'
import { judgeScan } from './judge-scan.ts'

const story: ListStory = {
  list: { id: 'bl' },
  removal: { unverified: ['delay', 'url'] },
  listed: listedOn([1, 2, 3]),
}
const judgedWith = (...corrections: Correction[]) =>
  judgeScan({ ...buildEvidence('203.0.113.0/24', [story]), corrections })

test('the user’s figures stand in place of the catalogue’s, per request, and say whose they are', () => {
  const { cases, verdict } = judgedWith({
    operatorId: 'bl-op',
    effortHours: [1, 2],
    delayHours: [24, 240],
    note: 'Call them.',
  })
  expect(cases).toMatchObject([
    {
      effortHours: [3, 6],
      effortBasis: '3 requests. Your figure.',
      delayHours: [24, 240],
      delayNote: 'Your figure.',
      corrected: ['effortHours', 'delayHours'],
      unverified: ['url'],
      userNote: 'Call them.',
    },
  ])
  expect(verdict.effortHours).toEqual([3, 6])
  expect(verdict.calendar.days).toEqual([1, 10])
})

test('a note alone changes no figure, and other operators keep theirs', () => {
  const [plain] = judgedWith().cases
  const note = { operatorId: 'bl-op', effortHours: null, delayHours: null, note: 'Call.' }
  expect(judgedWith(note).cases).toEqual([{ ...plain, userNote: 'Call.' }])
  expect(judgedWith({ ...note, operatorId: 'x', effortHours: [9, 9] }).cases).toEqual([plain])
})
