import { expect, test } from 'vitest'
import { readPracticeWorld } from './read-practice-world.ts'

const head = 'ttlSeconds: 60\nblocks: [192.0.2.0/24]\n'

function problemsOf(text: string): readonly string[] {
  const read = readPracticeWorld('world.yaml', text)
  return read.ok ? [] : read.problems
}

test('fills in what an entry leaves out', () => {
  const read = readPracticeWorld(
    'world.yaml',
    `${head}lists:\n  a.test: { character: truthful, entries: [{ at: 192.0.2.4, codes: [127.0.0.2] }] }\n`,
  )
  expect(read).toMatchObject({
    ok: true,
    world: {
      blocks: ['192.0.2.0/24'],
      lists: {
        'a.test': { testCodes: ['127.0.0.2'], entries: [{ at: [{ family: 4 }], except: [], every: 1 }] },
      },
    },
  })
})

test.each([
  ['a: [', /^world\.yaml, line \d+: /],
  [
    `${head}lists: { a.test: { character: grumpy } }`,
    /lists\.a\.test\.character is "grumpy"; it must be a list with/,
  ],
  [`${head}lists: { a.test: { character: dead, mood: 1 } }`, /lists\.a\.test is .*; it must be .*mood/],
  [`${head}lists: { bl.real.org: { character: dead } }`, /bl\.real\.org/],
  [
    `${head}lists: { a.test: { character: truthful, entries: [{ at: 192.0.2.300, codes: [127.0.0.2] }] } }`,
    /lists\.a\.test\.entries\[0\]\.at/,
  ],
  [
    `${head}lists: { a.test: { character: truthful, entries: [{ at: 192.0.2.1, codes: [192.0.2.9] }] } }`,
    /entries\[0\]\.codes\[0\] is "192\.0\.2\.9"; it must be a return code like 127\.0\.0\.2\./,
  ],
  ['ttlSeconds: 60\nblocks: [192.0.2.7/24]\nlists: {}', /blocks\[0\] is "192\.0\.2\.7\/24".*host bits/],
  [
    `${head}lists: { a.test: { character: part, of: b.test, codes: [127.0.0.2] }, b.test: { character: dead } }`,
    /lists\.a\.test\.of is "b\.test"; it must be the zone of a list with entries\./,
  ],
])('says what is wrong and where: %s', (text, sentence) => {
  const problems = problemsOf(text)
  expect(problems.join('\n')).toMatch(sentence)
})
