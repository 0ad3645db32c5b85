import type { CaseScope } from '../../shared/domain/case.ts'
import type { Confidence } from '../../shared/domain/list.ts'
import type { RemovalMethod, WhoMayAsk } from '../../shared/domain/removal.ts'

export const methodWords: Readonly<Record<RemovalMethod, string>> = {
  form: 'Form',
  email: 'Email',
  portal: 'Portal',
  expiry: 'Expires by itself',
  none: 'No way known',
}

export const whoWords: Readonly<Record<WhoMayAsk, string>> = {
  user: 'You',
  provider: 'Your provider',
  holder: 'Registry holder',
  recipient: 'The recipient',
}

export const scopeWords: Readonly<Record<CaseScope, string>> = {
  address: 'Address',
  range: 'Range',
  netblock: 'Netblock',
  as: 'Whole AS',
}

export const confidenceWords: Readonly<Record<Confidence, string>> = {
  high: 'Seen at the source',
  medium: 'Seen at second hand',
  low: 'Weak evidence',
  unverified: 'Unverified',
}
