import { expect, test } from 'vitest'
import { type Command, findCommands } from './find-commands.ts'

const command = (group: Command['group'], name: string, hint = ''): Command => ({
  id: name,
  group,
  name,
  hint,
  run: () => undefined,
})
const all = [
  command('Places', 'Blocks'),
  command('Actions', 'Vet a block'),
  command('Blocks', '192.0.2.0/24', 'Example Hosting'),
  command('Lists', 'bl.example.test', 'Harbour'),
]
const names = (text: string): string[] => findCommands(all, text).map(({ name }) => name)

test('every word must be found, in name, hint or group', () => {
  expect(names('')).toEqual(all.map(({ name }) => name))
  expect(names('HOSTING 192')).toEqual(['192.0.2.0/24'])
  expect(names('harbour 192')).toEqual([])
  expect(names('lists')).toEqual(['bl.example.test'])
})

test('names that begin with the text come first; long answers are cut', () => {
  expect(names('bl')[0]).toBe('Blocks')
  expect(names('vet')).toEqual(['Vet a block'])
  const many = Array.from({ length: 90 }, (_, i) => command('Lists', `list ${i}`))
  expect(findCommands(many, 'list')).toHaveLength(40)
})
