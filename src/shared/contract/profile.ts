import { type } from '@orpc/contract'
import { z } from 'zod'
import { type LetterLanguage, letterLanguages } from '../domain/letter.ts'
import { type ProfileField, type Profile as ProfileValue, profileFields } from '../domain/profile.ts'
import { procedure } from './errors.ts'

const texts = Object.fromEntries(profileFields.map((field) => [field, z.string().max(2000)])) as Record<
  ProfileField,
  z.ZodString
>

/** What the user says of themselves in requests; every field is there, empty when not said. */
export const Profile = z.strictObject(texts)

/** Templates of requests in one language, as YAML. */
export interface Templates {
  readonly language: LetterLanguage
  readonly yaml: string
  /** True for the user's own, false for the shipped ones. */
  readonly own: boolean
}

const language = z.enum(letterLanguages)

/** The profile, and the templates that it is put into: read and replace. */
export const profile = {
  get: procedure.output(type<ProfileValue>()),
  set: procedure.input(Profile).output(type<ProfileValue>()),
  templates: procedure.input(z.strictObject({ language })).output(type<Templates>()),
  /** Checks and keeps templates of the user's own; null gives the shipped ones back. */
  saveTemplates: procedure
    .input(z.strictObject({ language, yaml: z.string().max(200_000).nullable() }))
    .output(type<Templates>()),
}
