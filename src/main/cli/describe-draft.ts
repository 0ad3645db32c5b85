import type { Case } from '../../shared/domain/case.ts'
import type { RequestDraft } from '../../shared/domain/request-draft.ts'
import { cleanStrangerText } from '../../shared/domain/stranger-text.ts'

const LONGEST = 4000

/** A draft as text for the terminal: what to do, what to paste, what is still to be said. */
export function describeDraft(
  { cases, each }: { readonly cases: readonly Case[]; readonly each: readonly string[] },
  draft: RequestDraft,
): string {
  const lists = [...new Set(cases.map(({ listName }) => listName))].join(', ')
  const ranges = cases.flatMap((entry) => entry.ranges)
  return [
    `# ${cases[0]?.operatorName ?? ''}: ${lists}`,
    `${ranges.slice(0, 8).join(', ')}${ranges.length > 8 ? `, and ${ranges.length - 8} more ranges` : ''}`,
    describeWay(draft),
    ...(each.length > 0 ? [`One request for each of ${each.length} addresses: ${each.join(', ')}`] : []),
    ...draft.warnings.map((text) => `Mind: ${text}`),
    ...draft.questions.map(({ question }) => `Still to say: ${question}`),
    ...section(
      '',
      draft.fields.map(({ label, value }) => `${label}: ${value}`),
    ),
    ...(draft.subject === '' ? [] : ['', `Subject: ${draft.subject}`]),
    ...(draft.body === '' ? [] : ['', ...draft.body.trimEnd().split('\n')]),
  ]
    .map((line) => `${cleanStrangerText(line, LONGEST)}\n`)
    .join('')
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines]

function describeWay({ mode, to, formUrl, delayHours, delayNote }: RequestDraft): string {
  const delay = delayHours ? ` Expected: ${delayHours[0]} to ${delayHours[1]} hours.` : ''
  switch (mode) {
    case 'email':
      return `Mail ${to === null ? 'to the address that the operator names' : `to ${to}`}.${delay}`
    case 'form-text':
      return `Form ${formUrl ?? 'of the operator'}: paste, press the button yourself.${delay}`
    case 'ask-provider':
      return `Text for your provider.${delay}`
    case 'none':
      return `Nothing to send. ${delayNote ?? 'No way of asking is known.'}${delay}`
  }
}
