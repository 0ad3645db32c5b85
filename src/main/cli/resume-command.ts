/** The command that goes on with a stopped scan, ready to be pasted into a shell; names the database it lies in. */
export function resumeCommand(scanId: string, databaseFile: string | undefined): string {
  const database = databaseFile === undefined ? '' : ` --db ${quote(databaseFile)}`
  return `blockvet scan --resume ${scanId}${database}`
}

const quote = (word: string): string =>
  /^[\w./:@%+=\\-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
