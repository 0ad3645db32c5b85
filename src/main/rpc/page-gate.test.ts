import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { createPageGate } from './page-gate.ts'

const request = (cookie = ''): IncomingMessage =>
  ({ headers: { host: '127.0.0.1:8080', cookie } }) as IncomingMessage

function gateAt(startMs = 0) {
  const clock = { nowMs: startMs }
  return { clock, gate: createPageGate({ now: () => clock.nowMs, idleMs: 1000 }) }
}

function enter(gate: ReturnType<typeof gateAt>['gate']): string {
  const redeemed = gate.redeem(request(), gate.token)
  return redeemed.kind === 'cookie' ? (redeemed.cookie.split(';')[0] as string) : ''
}

test('after ten wrong tokens nobody is let in for a minute, not even with the right one', () => {
  const { gate, clock } = gateAt()
  for (let i = 0; i < 10; i++) expect(gate.redeem(request(), `wrong ${i}`).kind).toBe('refused')
  expect(gate.redeem(request(), gate.token).kind).toBe('wait')
  clock.nowMs += 59_000
  expect(gate.redeem(request(), gate.token).kind).toBe('wait')
  clock.nowMs += 2000
  expect(gate.redeem(request(), gate.token).kind).toBe('cookie')
})

test('a used token is refused and does not count as a guess', () => {
  const { gate } = gateAt()
  enter(gate)
  for (let i = 0; i < 30; i++) expect(gate.redeem(request(), gate.token).kind).toBe('refused')
})

test('the cookie lasts as long as the page gives signs of life', () => {
  const { gate, clock } = gateAt()
  expect(gate.isIdle()).toBe(false)
  clock.nowMs = 5000
  const cookie = enter(gate)
  clock.nowMs = 5900
  expect(gate.knows(request(cookie))).toBe(true)
  clock.nowMs = 6800
  gate.touch()
  clock.nowMs = 7700
  expect(gate.isIdle()).toBe(false)
  expect(gate.knows(request('blockvet-8080=guess'))).toBe(false)
  clock.nowMs = 7900
  expect(gate.isIdle()).toBe(true)
})

test('a renewed gate knows neither the old token nor the old cookie', () => {
  const { gate } = gateAt()
  const old = gate.token
  const cookie = enter(gate)
  gate.renew()
  expect(gate.knows(request(cookie))).toBe(false)
  expect(gate.redeem(request(), old).kind).toBe('refused')
  expect(gate.knows(request(enter(gate)))).toBe(true)
})
