import { describe, expect, test } from 'vitest'
import { compileMatch } from './code-match.ts'
import type { DnsAnswer, DnsRecord, Rcode } from './dns-answer.ts'
import { gradeCodes, worstSeverity } from './grade-listing.ts'
import { explainCodes, outcomeReader } from './read-outcome.ts'

const name = '7.113.0.203.bl.example.test'
const server = { address: '127.0.0.1', port: 53 }

function response(answers: readonly Partial<DnsRecord>[], rcode: Rcode = 'NOERROR'): DnsAnswer {
  const records = answers.map((record) => ({ name, type: 'A', ttlSeconds: 60, data: '', ...record }))
  const rest = { authorities: [], additionals: [], authoritative: true, server, milliseconds: 1, queries: 1 }
  return { kind: 'response', rcode, answers: records, transport: 'udp', ...rest }
}

const read = outcomeReader({ refusals: [{ match: '127.0.0.255', means: 'Quota reached' }] })

describe('outcomeReader', () => {
  test('every A record counts, sorted and once', () => {
    const answer = response([{ data: '127.0.0.10' }, { data: '127.0.0.2' }, { data: '127.0.0.2' }])
    expect(read(name, answer)).toEqual({ kind: 'listed', codes: ['127.0.0.2', '127.0.0.10'] })
  })
  test.each([
    ['NXDOMAIN', response([], 'NXDOMAIN'), { kind: 'clear' }],
    ['no A record', response([{ type: 'TXT', data: 'hello' }]), { kind: 'clear' }],
    [
      'an A record of another name',
      response([{ name: 'elsewhere.test', data: '127.0.0.2' }]),
      { kind: 'unknown', cause: 'malformed' },
    ],
    ['SERVFAIL', response([], 'SERVFAIL'), { kind: 'unknown', cause: 'servfail' }],
    ['REFUSED', response([], 'REFUSED'), { kind: 'unknown', cause: 'refused' }],
    ['NOTIMP', response([], 'NOTIMP'), { kind: 'unknown', cause: 'malformed' }],
    [
      'the list’s own refusal',
      response([{ data: '127.0.0.255' }]),
      { kind: 'unknown', cause: 'refusal-code' },
    ],
    [
      'a refusal of any list',
      response([{ data: '127.255.255.254' }]),
      { kind: 'unknown', cause: 'refusal-code' },
    ],
    ['a parked address', response([{ data: '192.0.2.80' }]), { kind: 'unknown', cause: 'outside-127' }],
    ['a block page', response([{ data: '146.112.61.108' }]), { kind: 'unknown', cause: 'outside-127' }],
    ['an address that is none', response([{ data: 'rubbish' }]), { kind: 'unknown', cause: 'malformed' }],
  ] as const)('%s', (_, answer, outcome) => expect(read(name, answer)).toEqual(outcome))

  test('a code beside a refusal is a listing; the refusal is left out', () => {
    const answer = response([{ data: '127.0.0.2' }, { data: '127.255.255.254' }])
    expect(read(name, answer)).toEqual({ kind: 'listed', codes: ['127.0.0.2'] })
  })

  test('aliases in the answer are followed, case ignored', () => {
    const alias = { name: name.toUpperCase(), type: 'CNAME', data: 'Real.example.test' }
    const answer = response([alias, { name: 'real.EXAMPLE.test', data: '127.0.0.4' }])
    expect(read(name, answer)).toEqual({ kind: 'listed', codes: ['127.0.0.4'] })
  })

  test('an address behind more aliases than are followed is not taken for none', () => {
    const aliases = Array.from({ length: 12 }, (_, i) => ({
      name: i === 0 ? name : `a${i}.example.test`,
      type: 'CNAME',
      data: `a${i + 1}.example.test`,
    }))
    const answer = response([...aliases, { name: 'a12.example.test', data: '127.0.0.2' }])
    expect(read(name, answer)).toEqual({ kind: 'unknown', cause: 'malformed' })
  })

  test('a loop of aliases ends', () => {
    const answer = response([{ type: 'CNAME', data: name }])
    expect(read(name, answer)).toEqual({ kind: 'clear' })
  })

  test.each(['timeout', 'malformed', 'cancelled'] as const)('failure %s stays unknown', (cause) => {
    const answer: DnsAnswer = { kind: 'failure', cause, server: null, milliseconds: 1, queries: 3 }
    expect(read(name, answer)).toEqual({ kind: 'unknown', cause })
  })
})

describe('compileMatch', () => {
  const at = (text: string): number =>
    text.split('.').reduce((value, octet) => value * 256 + Number(octet), 0)
  test.each([
    ['127.0.0.4', '127.0.0.4', '127.0.0.5'],
    ['127.0.0.0/24', '127.0.0.200', '127.0.1.1'],
    ['127.0.0.5-127.0.0.7', '127.0.0.7', '127.0.0.8'],
    ['127.0.*.3', '127.0.10.3', '127.0.10.4'],
    ['bitmask 4', '127.0.0.6', '127.0.0.3'],
  ])('%s matches %s and not %s', (pattern, yes, no) => {
    expect(compileMatch(pattern)?.(at(yes))).toBe(true)
    expect(compileMatch(pattern)?.(at(no))).toBe(false)
  })
  test.each([
    '',
    'x',
    '127.0.0.1/24',
    '127.0.0.9-127.0.0.1',
    'bitmask 0',
    'bitmask 999',
    '127.*',
    '127.0.0.0/40',
  ])('%j is no pattern', (pattern) => expect(compileMatch(pattern)).toBeNull())
})

describe('codes in the catalogue’s words', () => {
  const codes = [
    { match: '127.0.0.2', means: 'Spam source' },
    { match: '127.0.0.10', means: 'Dynamic range', policy: true },
    { match: '127.0.0.0/24', means: 'Other' },
  ]
  test('an exact rule wins over a pattern', () => {
    expect(explainCodes(codes, ['127.0.0.2']).map(({ rule }) => rule?.means)).toEqual(['Spam source'])
    expect(explainCodes(codes, ['127.0.0.99']).map(({ rule }) => rule?.means)).toEqual(['Other'])
  })
  test('an undocumented code is kept and never scored high', () => {
    const [graded] = gradeCodes({ codes, impact: 'critical' }, ['127.0.9.9'])
    expect(graded).toMatchObject({ documented: false, severity: 'low', means: 'Undocumented code 127.0.9.9' })
  })
  test('the worst code decides, and policy stands below abuse', () => {
    expect(worstSeverity({ codes, impact: 'high' }, ['127.0.0.10'])).toBe('policy')
    expect(worstSeverity({ codes, impact: 'high' }, ['127.0.0.2', '127.0.0.10'])).toBe('high')
  })
  test('every bit of a mask speaks', () => {
    const masks = [
      { match: 'bitmask 2', means: 'Two' },
      { match: 'bitmask 4', means: 'Four' },
    ]
    expect(explainCodes(masks, ['127.0.0.6']).map(({ rule }) => rule?.means)).toEqual(['Two', 'Four'])
  })
})
