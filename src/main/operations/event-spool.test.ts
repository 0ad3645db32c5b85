import { expect, test } from 'vitest'
import type { KeptBounce } from '../../shared/domain/bounce.ts'
import { EventSpool } from './event-spool.ts'

const bounce = (i: number, text: string): KeptBounce =>
  ({ groupId: 'g', fingerprint: `f${i}`, event: { text } }) as KeptBounce

test('everything comes out once and in order, many at a time', () => {
  const saved: KeptBounce[] = []
  let calls = 0
  const spool = new EventSpool((bounces) => {
    calls++
    saved.push(...bounces)
  })
  const given = Array.from({ length: 5000 }, (_, i) => bounce(i, `Größe\n${'x'.repeat(i % 900)} 😀`))
  for (const one of given) spool.add(one)
  spool.flush()
  spool.flush()
  expect(saved).toEqual(given)
  expect(calls).toBeGreaterThan(1)
  expect(calls).toBeLessThan(50)
})
