import { expect, it } from 'vitest'
import { judgeAudit, shippedPlaces } from './judge-audit.mjs'

const packages = {
  '': { name: 'blockvet' },
  'node_modules/ws': { version: '1.0.0' },
  'node_modules/mail': { version: '1.0.0', dependencies: { parse: '1' } },
  'node_modules/parse': { version: '2.0.0' },
  'node_modules/mail/node_modules/parse': { version: '1.0.0', dependencies: { ws: '1' } },
  'node_modules/packer': { version: '1.0.0', dependencies: { parse: '2' } },
}
const places = shippedPlaces(packages, ['mail', 'not-installed'])

const weak = (name, severity, nodes, via = [{ title: 'Something bad', url: 'https://example.org/1' }]) => ({
  vulnerabilities: { [name]: { name, severity, range: '<2.0.0', via, nodes } },
})

it('knows what is shipped by where each package finds its own', () => {
  expect(places).toEqual(
    new Set(['node_modules/mail', 'node_modules/mail/node_modules/parse', 'node_modules/ws']),
  )
})

it.each(['high', 'critical'])('fails for a %s weakness of something shipped', (severity) => {
  expect(judgeAudit(weak('ws', severity, ['node_modules/ws']), places)).toEqual({
    kind: 'failed',
    lines: [`ws <2.0.0: ${severity}, Something bad (https://example.org/1)`],
  })
  expect(judgeAudit(weak('mail', severity, ['node_modules/mail'], ['parse']), places)).toMatchObject({
    kind: 'failed',
    lines: [`mail <2.0.0: ${severity}, by way of parse`],
  })
})

it('passes what is mild, and tells what only tools have', () => {
  expect(judgeAudit(weak('ws', 'moderate', ['node_modules/ws']), places).kind).toBe('clean')
  const tool = judgeAudit(weak('parse', 'critical', ['node_modules/parse']), places)
  expect(tool.kind).toBe('clean')
  expect(tool.lines[0]).toMatch(/tools that are not shipped: parse$/)
  expect(judgeAudit({ vulnerabilities: {} }, places)).toMatchObject({ kind: 'clean' })
})

it.each([
  [null],
  [{}],
  [{ message: '405 Method Not Allowed - POST\nmore', statusCode: 405 }],
  [{ error: { summary: 'x' } }],
])('never takes %j for clean', (report) => {
  const { kind, lines } = judgeAudit(report, places)
  expect(kind).toBe('unknown')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^AUDIT NOT DONE: [^\n]+$/)
})
