import { z } from 'zod'
import { closingManners } from '../../../shared/domain/closing.ts'
import { confidence, id, isoDate, line, oneOf, sources, webUrl, zone } from './catalogue-fields.ts'

/** Shape of one end in a catalogue file: one or more zones of one operator that ended together. */
export const ClosedEntry = z.strictObject(
  {
    operator: z
      .strictObject(
        { id, name: line('a name', 200), url: webUrl.optional() },
        { error: 'an operator like { id: example, name: Example Blocklist }' },
      )
      .describe("Who ran the zones; left out in an operator's own file")
      .optional(),
    name: line('a name', 200).describe("Where the lists are not known by the operator's name").optional(),
    on: isoDate.describe('Date of the end, else of the newest report of it').optional(),
    manner: oneOf(...closingManners),
    note: line('words on the end').optional(),
    polarity: oneOf('block', 'allow', 'info').optional(),
    confidence: confidence.optional(),
    sources,
    zones: z
      .record(id, zone, { error: 'ids and zones like { example-bl: bl.example.org }' })
      .refine((zones) => Object.keys(zones).length > 0, 'at least one id with its zone')
      .describe('Id and zone of each list that ended'),
  },
  { error: 'an end like { operator: …, on: 2024-06-05, manner: emptied, sources: […], zones: { … } }' },
)

/** See `ClosedEntry` the schema. */
export type ClosedEntry = z.infer<typeof ClosedEntry>
