import type { ReadinessCheck, ReadinessState } from '../../../shared/domain/mail-readiness.ts'
import type { SmtpStep, SmtpTalk } from './smtp-dialogue.ts'

/** The dialogue that is had with the user's own server. `nonsense` is a local part that nobody has. */
export const serverCommands = (domain: string, heloName: string, nonsense: string): readonly string[] => [
  `EHLO ${heloName}`,
  'MAIL FROM:<>',
  `RCPT TO:<postmaster@${domain}>`,
  `RCPT TO:<abuse@${domain}>`,
  `RCPT TO:<${nonsense}@${domain}>`,
  // A name that can have no mailbox (RFC 2606): who takes mail for it relays for everybody.
  `RCPT TO:<${nonsense}@relay-test.example>`,
]

/** What the dialogue with the user's own server tells. */
export function examineServer(talk: SmtpTalk): readonly ReadinessCheck[] {
  const [, ehlo, mail, ...recipients] = talk.steps
  // A server that took no sender says nothing of recipients, whatever it answers to them.
  const heard = mail?.code === 250
  const [postmaster, abuse, nonsense, relay] = heard ? recipients : []
  const said = (step: SmtpStep | undefined): string =>
    (step ?? (heard ? undefined : mail))?.text.slice(0, 300) ?? talk.failure ?? 'Not asked.'
  const takes = (step: SmtpStep | undefined): ReadinessState =>
    step && refusesUs(step) ? 'unknown' : judge(step, (code) => code < 400)
  // Who takes nobody at all turns us away, and would turn away whomever we name.
  const takesSomebody = [postmaster, abuse].some((step) => step?.code != null && step.code < 400)
  const refuses = (step: SmtpStep | undefined): ReadinessState => {
    const state = judge(step, (code) => code >= 500)
    return state === 'pass' && !takesSomebody ? 'unknown' : state
  }
  const group = 'server'
  return [
    {
      id: 'starttls',
      group,
      title: 'The server offers encryption',
      state: ehlo?.code === 250 ? (/\bSTARTTLS\b/i.test(ehlo.text) ? 'pass' : 'fail') : 'unknown',
      found: said(ehlo),
      mend: 'Give the server a certificate and switch STARTTLS on.',
      source: 'RFC 3207; asked for by Google',
    },
    {
      id: 'postmaster',
      group,
      title: 'postmaster@ is taken',
      state: takes(postmaster),
      found: said(postmaster),
      mend: 'Create the mailbox, unfiltered and read by a person.',
      source: 'RFC 5321 §4.5.1',
    },
    {
      id: 'abuse',
      group,
      title: 'abuse@ is taken',
      state: takes(abuse),
      found: said(abuse),
      mend: 'Create the mailbox, unfiltered and read by a person.',
      source: 'RFC 2142 §4',
    },
    {
      id: 'unknown-recipients',
      group,
      title: 'Unknown recipients are refused at once',
      state: refuses(nonsense),
      found: said(nonsense),
      mend: 'Let the server know its recipients: a bounce sent later hits whoever the spammer named.',
      source: 'RFC 5321 §3.6.2 and common practice against backscatter',
    },
    {
      id: 'open-relay',
      group,
      title: 'The server relays for nobody',
      state: refuses(relay),
      found: said(relay),
      mend: 'Restrict relaying to users who log in.',
      source: 'RFC 5321 §7.8',
    },
  ]
}

/** Policy (RFC 3463: X.7.…) or a list speaks of who asks, not of the mailbox. */
const refusesUs = ({ code, text }: SmtpStep): boolean =>
  code !== null &&
  code >= 500 &&
  /\b5\.7\.\d{1,3}\b|\bblock ?list|\bblack ?list|\bblocked\b|\bbanned\b/i.test(text)

/** A temporary refusal (4xx) and silence tell nothing. */
function judge(step: SmtpStep | undefined, passes: (code: number) => boolean): ReadinessState {
  const code = step?.code ?? null
  if (code === null || (code >= 400 && code < 500)) return 'unknown'
  return passes(code) ? 'pass' : 'fail'
}
