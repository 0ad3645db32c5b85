import { expect, test } from 'vitest'
import { type Block, parseBlock } from '../../../shared/domain/block.ts'
import { readCountry } from './read-country.ts'
import { writeMmdb } from './write-mmdb.test-support.ts'

const prefix = parseBlock('203.0.113.0/24')
const database = writeMmdb((prefix as { block: Block }).block, 'DE')

test('finds the country of an address, and says nothing of others', () => {
  expect(readCountry(database, '203.0.113.77')).toBe('DE')
  expect(readCountry(database, '203.0.112.1')).toBeNull()
})

test('a code that is none is left out, and a file that is none is told apart', () => {
  expect(readCountry(writeMmdb((prefix as { block: Block }).block, '<b>'), '203.0.113.77')).toBeNull()
  expect(readCountry(Buffer.from('no database'), '203.0.113.77')).toBeUndefined()
})
