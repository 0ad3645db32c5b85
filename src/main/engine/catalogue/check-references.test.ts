import { expect, test } from 'vitest'
import { checkReferences } from './check-references.ts'
import { parseCatalogueFile } from './parse-catalogue-file.ts'

/** What is wrong across files named a.yaml, b.yaml … */
function problemsOf(...texts: readonly string[]): readonly string[] {
  return checkReferences(
    texts.map((text, i) => {
      const parsed = parseCatalogueFile(`${String.fromCharCode(97 + i)}.yaml`, text)
      if (!parsed.ok) throw new Error(parsed.problems.join(' '))
      return parsed.file
    }),
  )
}

const list = (id: string, more = ''): string => `lists: [{ id: ${id}, zone: ${id}.example.org${more} }]`
const removal = (id: string, more = ''): string => `{ id: ${id}, method: form, whoMayAsk: user${more} }`

test('files that agree have no problems', () => {
  const one = `operator: { id: x, name: X }\n${list('one', ', removal: form, combines: [two]')}\nremovals: [${removal('form')}]`
  expect(problemsOf(one, `operator: { id: x, name: X }\n${list('two')}`)).toEqual([])
})

test('an id used twice names both places', () => {
  expect(problemsOf(list('one'), 'lists: [{ id: one, zone: other.example.org }]')).toEqual([
    'b.yaml, line 1: lists[0].id is "one", and so is the list at a.yaml, line 1; keep one of them.',
  ])
})

test('a zone used twice would count its listings twice', () => {
  const zones = 'lists:\n  - { id: one, zone: bl.example.org }\n  - { id: two, zone: BL.example.org. }'
  expect(problemsOf(zones)).toEqual([
    'a.yaml, line 3: lists[1].zone is "bl.example.org", and so is the zone at a.yaml, line 2; keep one of them.',
  ])
})

test('a removal used twice', () => {
  expect(problemsOf(`${list('one')}\nremovals: [${removal('form')}, ${removal('form')}]`)).toEqual([
    expect.stringContaining('removals[1].id is "form", and so is the removal'),
  ])
})

test('an operator that two files describe differently', () => {
  const [problem] = problemsOf(
    `operator: { id: x, name: X }\n${list('one')}`,
    `operator: { id: x, name: Y }\n${list('two')}`,
  )
  expect(problem).toBe(
    'b.yaml, line 1: operator.id is "x", which a.yaml describes otherwise; give both the same name and url.',
  )
})

test('references to what is not there, with the nearest word', () => {
  const text = `${list('one', ', removal: frm, combines: [won], codes: [{ match: 127.0.0.2, means: x, removal: none }]')}
removals: [${removal('form', ', needsFirst: [forms]')}]`
  expect(problemsOf(text)).toEqual([
    'a.yaml, line 1: lists[0].combines[0] is "won", and there is no such list; write one.',
    'a.yaml, line 1: lists[0].removal is "frm", and there is no such removal; write form.',
    'a.yaml, line 1: lists[0].codes[0].removal is "none", and there is no such removal; remove it or add the entry.',
    'a.yaml, line 2: removals[0].needsFirst[0] is "forms", and there is no such removal; write form.',
  ])
})

test('what rejections refer to must be there, in any file', () => {
  const text = `operator: { id: mail }
bounces:
  removal: frm
  fragments: [pointer, { text: listed, removal: form, refersTo: [one, own, form, onn] }]
  codes:
    - { pattern: "OX{bits}", bits: [{ means: x, refersTo: [mial] }] }
    - { pattern: OX9, refersTo: [gone-away] }`
  expect(problemsOf(text, `${list('one')}\nremovals: [${removal('form')}]`)).toEqual([
    'a.yaml, line 3: bounces.removal is "frm", and there is no such removal; write form.',
    'a.yaml, line 4: bounces.fragments[1].refersTo[3] is "onn", and there is no such operator, list or removal; write own or one.',
    'a.yaml, line 6: bounces.codes[0].bits[0].refersTo[0] is "mial", and there is no such operator, list or removal; write mail.',
    'a.yaml, line 7: bounces.codes[1].refersTo[0] is "gone-away", and there is no such operator, list or removal; remove it or add the entry.',
  ])
})

test('the origin of a code need not be a list that is asked', () => {
  expect(problemsOf(list('one', ', codes: [{ match: 127.0.0.2, means: x, origin: part }]'))).toEqual([])
})

test('lists that combine each other in a circle', () => {
  const circle = `lists:
  - { id: one, zone: one.example.org, combines: [two] }
  - { id: two, zone: two.example.org, combines: [one] }`
  expect(problemsOf(circle)).toEqual([
    'a.yaml, line 2: lists[0].combines[0] is "two", so one combines itself; break the circle.',
    'a.yaml, line 3: lists[1].combines[0] is "one", so two combines itself; break the circle.',
  ])
})

test('a removal that waits for itself', () => {
  expect(problemsOf(`${list('one')}\nremovals: [${removal('form', ', needsFirst: [form]')}]`)).toEqual([
    expect.stringContaining('needsFirst[0] is "form", so form waits for itself; break the circle.'),
  ])
})

test('an escalation between lists that are not there', () => {
  const rule = ', escalation: { from: one, to: twos, days: 7, steps: [{ prefix: 24, entries: 5 }] }'
  expect(problemsOf(list('one', rule), list('two'))).toEqual([
    'a.yaml, line 1: lists[0].escalation.to is "twos", and there is no such list; write two.',
  ])
})
