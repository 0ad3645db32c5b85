import { z } from 'zod'
import type { FilePath } from './format-path.ts'

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
}

const shapes = new WeakMap<z.ZodType, Shape>()

/** The keys that a file of the schema may have at a place, in the schema's order; none for a place without keys. */
export function knownKeysAt(schema: z.ZodType, path: FilePath): readonly string[] {
  let here: Shape | undefined = shapeOf(schema)
  for (const step of path) {
    here = typeof step === 'number' ? here?.items : here?.properties?.[step]
    here = here?.anyOf?.find(({ properties }) => properties) ?? here
  }
  return Object.keys(here?.properties ?? {})
}

function shapeOf(schema: z.ZodType): Shape {
  const known = shapes.get(schema)
  if (known) return known
  const shape = z.toJSONSchema(schema, { unrepresentable: 'any' }) as Shape
  shapes.set(schema, shape)
  return shape
}
