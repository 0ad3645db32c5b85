import { z } from 'zod'
import { id, line } from './catalogue-fields.ts'
import { askingFields, impact } from './list-entry.ts'

/** A change of the user's own to a list of the shipped catalogue; what is left out stays as shipped. */
export const OverrideEntry = z
  .strictObject(
    {
      id: id.describe('The list of the shipped catalogue that is changed'),
      ...askingFields,
      impact: impact.optional(),
      impactReason: line('words on who acts on the list').optional(),
      enabled: z.boolean('true or false').describe('true: every preset asks it; false: none does').optional(),
    },
    { error: 'a change like { id: example-bl, rate: 5 }' },
  )
  .superRefine(({ servers, zoneFiles }, context) => {
    if (!servers || !zoneFiles) return
    const message = 'left out, because the data are read from zoneFiles'
    context.addIssue({ code: 'custom', path: ['servers'], message })
  })

/** See `OverrideEntry` the schema. */
export type OverrideEntry = z.infer<typeof OverrideEntry>
