/** What the user decided about one list; null = nothing. */
export interface OneListsChoices {
  readonly agreedOn: string | null
  readonly asked: boolean | null
  readonly registered: string | null
}

/** The decisions as lines for a terminal, below what the catalogue says. */
export function describeChoices({ agreedOn, asked, registered }: OneListsChoices): string {
  const rows = [
    ...(agreedOn === null ? [] : [['agreed', `on ${agreedOn.slice(0, 10)}`]]),
    ...(asked === null ? [] : [['decided', asked ? 'on: every preset asks it' : 'off: no preset asks it']]),
    ...(registered === null ? [] : [['registered', registered]]),
  ]
  return rows.map(([label = '', value]) => `  ${label.padEnd(10)}  ${value}\n`).join('')
}
