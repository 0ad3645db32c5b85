import { Profile as ProfileSchema } from '../../shared/contract/profile.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { emptyProfile, longProfileFields, type Profile, profileFields } from '../../shared/domain/profile.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'
import type { Context } from './context.ts'

const KEY = 'profile'
const LONGEST = 2000
/** One plain address: no spaces, no brackets, one @, a domain with a dot. */
const MAIL_ADDRESS = /^[^\s@<>,;:?&"()]+@[^\s@<>,;:?&"()]+\.[^\s@<>,;:?&"().]+$/

/** What the user says of themselves in requests. */
export function readProfile(context: Pick<Context, 'store'>): Profile {
  const stored = ProfileSchema.partial().safeParse(context.store.settings.get(KEY) ?? {})
  return ProfileSchema.parse({ ...emptyProfile, ...(stored.success ? stored.data : {}) })
}

/** Keeps the profile, without control characters. Throws `bad-input` for a mail address that is none; then nothing changes. */
export function saveProfile(context: Pick<Context, 'store'>, profile: Profile): Profile {
  const clean = Object.fromEntries(
    profileFields.map((field) => [field, cleanField(profile[field], longProfileFields.includes(field))]),
  ) as Record<keyof Profile, string>
  for (const field of ['contactEmail', 'abuseOrPostmasterAddress'] as const) {
    if (clean[field] === '' || isMailAddress(clean[field])) continue
    throw new OperationError(
      'bad-input',
      `'${clean[field].slice(0, 60)}' is no mail address.`,
      'Write one address alone, like name@example.org.',
    )
  }
  context.store.settings.set(KEY, clean)
  return clean
}

/** True for one plain mail address and nothing beside it. */
export const isMailAddress = (text: string): boolean => text.length <= 254 && MAIL_ADDRESS.test(text)

const cleanField = (text: string, long: boolean): string =>
  long
    ? text
        .split(/\r\n|\r|\n/)
        .map((line) => cleanStrangerText(line, LONGEST))
        .join('\n')
        .trim()
    : cleanStrangerText(text, LONGEST)
