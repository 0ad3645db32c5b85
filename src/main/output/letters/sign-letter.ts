import type { ProfileField } from '../../../shared/domain/profile.ts'

type SignatureField = Extract<
  ProfileField,
  'contactName' | 'role' | 'company' | 'postalAddress' | 'phone' | 'contactEmail'
>

/** What the user says of themselves under a letter. */
type Signature = {
  readonly [field in SignatureField]?: string | undefined
}

/** The lines under a letter; without a name there are none. */
export function signLetter(signature: Signature): string | undefined {
  const { contactName, role, company, postalAddress, phone, contactEmail } = signature
  if (contactName === undefined || contactName === '') return undefined
  const lines = [contactName, role, company, postalAddress, phone, contactEmail]
  return lines.filter((line) => line !== undefined && line !== '').join('\n')
}
