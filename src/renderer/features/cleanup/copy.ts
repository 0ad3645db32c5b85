import type { NextStep } from '../../../shared/domain/campaign.ts'
import type { DraftMode } from '../../../shared/domain/removal.ts'

/** States of a request as words. */
export { requestStateWords as stateWords } from '../../terms/request-state-words.ts'

/** Next steps as words. */
export const stepWords: Readonly<Record<NextStep['what'], string>> = {
  'wait-for': 'Waits',
  write: 'Write',
  send: 'Send',
  look: 'Look at the list',
  remind: 'Remind',
  escalate: 'Ask elsewhere',
  read: 'Read the reply',
  'ask-again': 'Ask again',
  nothing: '–',
}

/** Ways of asking as words. */
export const modeWords: Readonly<Record<DraftMode, string>> = {
  email: 'Mail',
  'form-text': 'Form',
  'ask-provider': 'Provider',
  none: 'Runs out',
}

/** Words of the Clean-up place. */
export const copy = {
  title: 'Clean-up',
  loadFailed: 'The clean-up could not be read.',
  emptyTitle: 'Nothing to clean up yet',
  emptyText:
    'A clean-up turns the cases of a finished scan into requests: written for each operator, sent by you, followed until the list itself says clear.',
  vetFirst: 'Vet a block first',
  block: 'Block',
  start: 'Start clean-up',
  noCases: 'No finished scan has cases.',
  filter: 'Filter requests',
  noMatch: 'No request matches the filter.',
  showAll: 'Show all',
  pdf: 'Report (PDF)',
  csv: 'Report (CSV)',
  calendar: 'Calendar',
  addReply: 'Add reply',
  replyTitle: 'A reply from an operator',
  replyNote: 'Paste the mail with its headers, or drop it as .eml. It goes to the request that it answers.',
  replyText: 'Reply',
  keep: 'Keep',
  cancel: 'Cancel',
  close: 'Close',
  state: 'State',
  next: 'Next',
  missing: 'Still to say',
  missingNote: 'The operator asks for these. What is not said is left out, never made up.',
  fields: 'Fields of the form',
  comment: 'Comment',
  openForm: 'Open the form',
  each: 'Address',
  eachNote: 'This operator wants each address by itself.',
  to: 'To',
  subject: 'Subject',
  body: 'Text',
  language: 'Language',
  copyText: 'Copy',
  copied: 'Copied',
  mailProgram: 'Open in mail program',
  tooLong: 'Too long for a mail link; save it as a file or copy it.',
  saveEml: 'Save as .eml',
  toDrafts: 'Save to Drafts',
  send: 'Send',
  sendTitle: 'Send this mail?',
  sendDespite: 'Send it all the same',
  rewrite: 'Write anew',
  edited: 'Your own text, saved as you type.',
  written: 'Written from the profile and the evidence.',
  mind: 'Mind',
  timeline: 'Timeline',
  note: 'Note',
  minutes: 'Minutes',
  addNote: 'Write down',
  verify: 'Look at the list now',
  verifying: 'Looking…',
  reminded: 'A reminder was sent',
  nothingToSend: 'Nothing is sent here; the entry runs out by itself.',
  evidence: 'Case',
  oneDue: 'One follow-up is due.',
  manyDue: 'follow-ups are due.',
  dueNext: 'Sort by Due to see what to do first.',
  bounces: 'Bounces',
} as const
