/** Words of the mail account. */
export const copy = {
  title: 'Mail account',
  note: 'For saving requests to your Drafts folder and sending them one at a time, after you have seen them. Use an app password, and an address outside the block.',
  address: 'Address',
  user: 'User name',
  password: 'App password',
  kept: 'A password is kept; leave this empty to keep it.',
  smtp: 'Sending server (SMTP)',
  imap: 'Drafts folder (IMAP)',
  port: 'Port',
  security: 'Security',
  tls: 'TLS',
  starttls: 'STARTTLS, demanded',
  none: 'None: readable on the way',
  save: 'Save account',
  forget: 'Forget account',
  saved: 'Saved.',
} as const
