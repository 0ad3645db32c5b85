import { z } from 'zod'
import { operatorKinds } from '../../../shared/domain/removal.ts'
import { BouncesEntry } from './bounces-entry.ts'
import { id, line, oneOf, webUrl } from './catalogue-fields.ts'
import { ClosedEntry } from './closed-entry.ts'
import { ListEntry } from './list-entry.ts'
import { OverrideEntry } from './override-entry.ts'
import { RemovalEntry } from './removal-entry.ts'

const MAX_LISTS = 2000

const fields = {
  operator: z
    .strictObject(
      {
        id,
        name: line('a name', 200).optional(),
        url: webUrl.optional(),
        kind: oneOf(...operatorKinds).optional(),
        aliases: z.array(line('an id or a name', 100)).max(30).optional(),
      },
      { error: 'an operator like { id: example, name: Example Blocklist }' },
    )
    .default({ id: 'own', name: 'Own lists' }),
  lists: z
    .array(ListEntry, { error: 'a list of lists, each with an id and a zone' })
    .min(1, 'at least one list')
    .max(MAX_LISTS, `at most ${MAX_LISTS} lists`)
    .optional(),
  closed: z
    .array(ClosedEntry, { error: 'a list of ends, each with manner, sources and zones' })
    .max(MAX_LISTS, `at most ${MAX_LISTS} ends`)
    .describe('Lists that are gone: never asked, but known by name')
    .optional(),
  removals: z.array(RemovalEntry, { error: 'a list of removals' }).max(200).optional(),
  bounces: BouncesEntry.optional(),
}

/** Shape of one catalogue file. An unknown key is an error at every depth. */
export const CatalogueFile = z
  .strictObject(fields, { error: 'a file with the key lists, and as a rule operator' })
  // A party without lists has its removals or its bounces to tell of, a file of ends its ends.
  .refine(({ lists, closed, removals, bounces }) => lists ?? closed ?? removals ?? bounces, {
    path: ['lists'],
    error: 'a list of lists, each with an id and a zone',
  })

/** Shape of a catalogue file of the user's own, which may also change entries of the shipped catalogue. */
export const OwnCatalogueFile = z
  .strictObject(
    {
      ...fields,
      overrides: z
        .array(OverrideEntry, { error: 'a list of changes like [{ id: example-bl, rate: 5 }]' })
        .min(1, 'at least one change')
        .max(MAX_LISTS, `at most ${MAX_LISTS} changes`)
        .describe("Changes to lists of the shipped catalogue; in files of the user's own only")
        .optional(),
    },
    { error: 'a file with the key lists or overrides' },
  )
  .refine(({ lists, removals, bounces, overrides }) => lists ?? removals ?? bounces ?? overrides, {
    path: ['lists'],
    error: 'a list of lists, each with an id and a zone; or write overrides',
  })

/** See `CatalogueFile` the schema. */
export type CatalogueFile = z.infer<typeof CatalogueFile>
/** See `OwnCatalogueFile` the schema. */
export type OwnCatalogueFile = z.infer<typeof OwnCatalogueFile>
