import type { EvidenceFact } from './evidence-fact.ts'

/**
 * What requests say about the user again and again, as the facts that operators ask for; `role` is the one that nobody
 * asks for by itself.
 */
export const profileFields = [
  'contactName',
  'role',
  'company',
  'contactEmail',
  'phone',
  'postalAddress',
  'country',
  'website',
  'domain',
  'abuseOrPostmasterAddress',
  'newHolderSince',
  'previousCustomerTerminatedOn',
  'causeFixed',
  'prevention',
  'mailType',
  'volume',
  'optInMethod',
  'nameServers',
  'netname',
  'organisationHandle',
  'contactHandles',
] as const satisfies readonly (EvidenceFact | 'role')[]

/** One of `profileFields`. */
export type ProfileField = (typeof profileFields)[number]

/** Fields that may have several lines. */
export const longProfileFields: readonly ProfileField[] = ['postalAddress', 'causeFixed', 'prevention']

/** What the user says of themselves in requests; an empty text is not said. */
export type Profile = Readonly<Record<ProfileField, string>>

/** A profile in which nothing is said yet. */
export const emptyProfile: Profile = Object.fromEntries(profileFields.map((field) => [field, ''])) as Record<
  ProfileField,
  string
>
