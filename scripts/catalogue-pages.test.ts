import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { catalogueJsonSchema } from '../src/main/engine/catalogue/catalogue-json-schema.ts'
import { cataloguePages } from './catalogue-pages.ts'

const root = path.join(import.meta.dirname, '..')
const folder = path.join(root, 'resources/catalogue')

test('every page is what the catalogue makes it; if not, npm run pages mends it', () => {
  const stale = cataloguePages().filter(
    (page) => readFileSync(path.join(root, page.path), 'utf8') !== page.text,
  )
  expect(stale.map((page) => page.path)).toEqual([])
})

const published = z.fromJSONSchema(catalogueJsonSchema() as Parameters<typeof z.fromJSONSchema>[0])
const files = [...readdirSync(folder).filter((name) => name.endsWith('.yaml')), '../catalogue-template.yaml']

test.each(files)('an editor finds nothing to mend in %s, and completes it', (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8')
  expect(published.safeParse(parse(text)).error?.issues ?? []).toEqual([])
  const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? []
  const place = path.resolve(path.dirname(path.join(folder, name)), schema ?? '')
  expect(place).toBe(path.join(root, 'resources/catalogue.schema.json'))
})

test("an editor knows changes to shipped lists, in files of the user's own", () => {
  const own = { overrides: [{ id: 'psbl', rate: 5, enabled: false }] }
  expect(published.safeParse(own).error?.issues ?? []).toEqual([])
})

test.each([
  ['an unknown key', { lists: [{ id: 'a', zone: 'a.example.org', wat: 1 }] }],
  ['a word that is none', { lists: [{ id: 'a', zone: 'a.example.org', impact: 'huge' }] }],
  ['an id with a blank', { lists: [{ id: 'a b', zone: 'a.example.org' }] }],
  ['a list without a zone', { lists: [{ id: 'a' }] }],
  ['a change without an id', { overrides: [{ rate: 5 }] }],
  ['a change of what cannot be changed', { overrides: [{ id: 'psbl', zone: 'a.example.org' }] }],
  ['a date that is none', { lists: [{ id: 'a', zone: 'a.example.org', checkedOn: 'soon' }] }],
])('an editor marks %s', (_, content) => {
  expect(published.safeParse(content).success).toBe(false)
})
