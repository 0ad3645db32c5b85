import type { LineReader } from '../feed-format.ts'

/** A quoted cell may run over this many lines; more is a quote that nobody closed. */
const MOST_LINES = 20

/** Turns lines into records of CSV (RFC 4180): quoted cells may hold commas, quotes and line ends. `#` lines are left out. */
export function readCsv(take: (cells: readonly string[]) => void, bad: (reason: string) => void): LineReader {
  let open: string[] = []
  const flush = (): void => {
    if (open.length > 0) bad('a quote is opened and never closed')
    open = []
  }
  return {
    line(text) {
      if (open.length === 0 && (text.trim() === '' || text.startsWith('#'))) return
      open.push(text)
      const record = open.join('\n')
      if ((record.split('"').length - 1) % 2 === 0) {
        open = []
        take(splitRecord(record))
      } else if (open.length >= MOST_LINES) flush()
    },
    close: flush,
  }
}

function splitRecord(record: string): string[] {
  if (!record.includes('"')) return record.split(',').map((cell) => cell.trim())
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < record.length; at++) {
    const char = record[at] as string
    if (char === '"') {
      if (quoted && record[at + 1] === '"') {
        cell += '"'
        at++
      } else quoted = !quoted
    } else if (char === ',' && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += char
  }
  return [...cells, cell.trim()]
}
