import { z } from 'zod'
import { CatalogueFile } from './catalogue-file.ts'
import type { FilePath } from './format-path.ts'

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
}

let shape: Shape | null = null

/** The keys that a catalogue file may have at a place, in the schema's order; none for a place that has no keys. */
export function knownKeysAt(path: FilePath): readonly string[] {
  shape ??= z.toJSONSchema(CatalogueFile, { unrepresentable: 'any' }) as Shape
  let here: Shape | undefined = shape
  for (const step of path) {
    here = typeof step === 'number' ? here?.items : here?.properties?.[step]
    here = here?.anyOf?.find(({ properties }) => properties) ?? here
  }
  return Object.keys(here?.properties ?? {})
}
