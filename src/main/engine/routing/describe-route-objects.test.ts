import { expect, test } from 'vitest'
import type { RouteObject, RouteOrigin } from '../../../shared/domain/routing-findings.ts'
import { describeRouteObjects } from './describe-route-objects.ts'

const object = (asn: number, prefix: string): RouteObject => ({
  asn,
  prefix,
  maintainer: 'EXAMPLE-MNT',
  registry: 'RADB',
  changedOn: null,
})
const origin = (asn: number, prefix: string): RouteOrigin => ({
  asn,
  prefix,
  asName: null,
  asCountry: null,
  rpki: 'unknown',
})

test('an object for the announced prefix or around it supports it; a smaller one and another origin do not', () => {
  const route = [origin(64500, '203.0.112.0/20')]
  expect(describeRouteObjects([object(64500, '203.0.112.0/20')], route)).toBe(
    'Every announcement has a route object with its origin.',
  )
  expect(describeRouteObjects([object(64500, '203.0.0.0/16')], route)).toContain('Every announcement')
  expect(describeRouteObjects([object(64500, '203.0.113.0/24')], route)).toContain(
    'no route object for 203.0.112.0/20 by AS64500',
  )
  const stray = describeRouteObjects([object(64999, '203.0.112.0/20')], route)
  expect(stray).toContain('no route object for 203.0.112.0/20 by AS64500')
  expect(stray).toContain('AS64999 for 203.0.112.0/20')
})

test('without data nothing is said, and without announcements only what is left over', () => {
  expect(describeRouteObjects(null, [origin(64500, '203.0.112.0/20')])).toBeNull()
  expect(describeRouteObjects([], [])).toBeNull()
  expect(describeRouteObjects([object(64999, '203.0.113.0/24')], [])).toMatch(
    /^Route objects name other networks/,
  )
})
