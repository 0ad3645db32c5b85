import { expect, test } from 'vitest'
import { apexName, plainZone, questionName } from './zone-name.ts'

test('the address stands before the zone, or where the zone has a place for it', () => {
  expect(questionName('bl.example.org', '7.100.51.198')).toBe('7.100.51.198.bl.example.org')
  expect(questionName('{key}.bl.example.org', '7.100.51.198')).toBe('7.100.51.198.{key}.bl.example.org')
  expect(questionName('{key}.{address}.bl.example.org', '7.1.2.3')).toBe('{key}.7.1.2.3.bl.example.org')
})

test('the plain zone has no places, the apex keeps that of the key', () => {
  expect(plainZone('{key}.{address}.bl.example.org')).toBe('bl.example.org')
  expect(plainZone('bl.example.org')).toBe('bl.example.org')
  expect(apexName('{key}.{address}.bl.example.org')).toBe('{key}.bl.example.org')
  expect(apexName('{key}.bl.example.org')).toBe('{key}.bl.example.org')
})
