import { z } from 'zod'
import { OwnCatalogueFile } from './catalogue-file.ts'

interface JsonSchema {
  [key: string]: unknown
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
}

/**
 * The shape of a catalogue file as a JSON Schema (2020-12), for editors that complete and check what is typed. It
 * asks for less than the program does, which also reads what a pattern cannot say. Files of the user's own may change
 * shipped entries; the program refuses `overrides` anywhere else.
 */
export function catalogueJsonSchema(): object {
  const schema = z.toJSONSchema(OwnCatalogueFile, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  const list = schema.properties?.['lists']?.items?.properties
  const testEntry = list?.['testEntry']
  // `testEntry: false` becomes an object before the schema sees it.
  if (list && testEntry) list['testEntry'] = { anyOf: [{ const: false }, testEntry] }
  return {
    ...schema,
    title: 'Blockvet catalogue file',
    description: 'What is known of one list operator; see README.md beside this file.',
    anyOf: ['lists', 'closed', 'removals', 'bounces', 'overrides'].map((key) => ({ required: [key] })),
  }
}
