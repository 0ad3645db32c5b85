import { evidenceFacts } from '../../../../shared/domain/evidence-fact.ts'
import type { ProfileField } from '../../../../shared/domain/profile.ts'

/** What a field of the profile is called. */
export const fieldLabel = (field: ProfileField): string =>
  field === 'role' ? 'Your role' : evidenceFacts[field]

/** Words of the profile and the templates. */
export const copy = {
  title: 'Profile for requests',
  note: 'What operators ask for again and again. What is left empty is left out and asked for, never made up.',
  saved: 'Saved.',
  saving: 'Saving…',
  templates: 'Wording of requests',
  templatesNote: 'YAML. Sentences in braces are filled in; a sentence with an unknown value is left out.',
  language: 'Language',
  english: 'English',
  german: 'German',
  text: 'Templates',
  keep: 'Save wording',
  shipped: 'Back to the shipped wording',
  own: 'Your own wording.',
} as const
