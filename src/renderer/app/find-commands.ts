/** Something the palette can do or go to. */
export interface Command {
  readonly id: string
  /** What kind of thing it is: the heading it stands under. */
  readonly group: 'Places' | 'Actions' | 'Blocks' | 'Lists'
  readonly name: string
  /** More words to be found by, shown beside the name. */
  readonly hint: string
  readonly run: () => void
}

/** More are not shown; more words find fewer. */
const SHOWN = 40

/** Commands that hold every word of the text, names that begin with it first; else in the order given. */
export function findCommands(commands: readonly Command[], text: string): readonly Command[] {
  const wanted = text.toLowerCase().trim()
  const words = wanted.split(/\s+/).filter(Boolean)
  const found = commands.filter(({ name, hint, group }) => {
    const all = `${name} ${hint} ${group}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
  const begins = ({ name }: Command): number => (name.toLowerCase().startsWith(wanted) ? 0 : 1)
  return found.toSorted((a, b) => begins(a) - begins(b)).slice(0, SHOWN)
}
