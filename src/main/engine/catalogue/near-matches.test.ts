import { expect, test } from 'vitest'
import { nearMatches } from './near-matches.ts'

const known = ['spamhaus-zen', 'spamcop', 'psbl', 'uceprotect-1', 'uceprotect-2', 'uceprotect-3', 'dnswl']

test.each([
  ['spamcp', ['spamcop']],
  ['SPAMCOP', ['spamcop']],
  ['pbsl', ['psbl']],
  ['spamhaus', ['spamhaus-zen']],
  ['zen', ['spamhaus-zen']],
  ['uceprotect', ['uceprotect-1', 'uceprotect-2', 'uceprotect-3']],
  ['barracuda', []],
  ['', []],
])('near %j stands %j', (word, near) => {
  expect(nearMatches(word, known)).toEqual(near)
})
