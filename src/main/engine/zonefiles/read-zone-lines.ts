/** Longest line that is looked at, bytes; rbldnsd cuts longer ones too. */
const LONGEST_LINE = 32_768

/** Cuts chunks into lines, bytes as characters (latin1), blanks trimmed, and hands them over with their number. */
export interface ZoneLines {
  /** Bytes so far. */
  readonly bytes: number
  push(chunk: Uint8Array): void
  /** Hands over a last line without line end. */
  end(): void
}

/** Reads lines as rbldnsd does: only `\n` ends a line, blanks and tabs are trimmed, a zero byte ends the text. */
export function readZoneLines(
  take: (line: string, number: number) => void,
  warnAt: (number: number, problem: string) => void,
): ZoneLines {
  let bytes = 0
  let number = 0
  let carried = ''
  const line = (raw: string): void => {
    number++
    if (raw.length > LONGEST_LINE) warnAt(number, `the line is cut to ${LONGEST_LINE} bytes`)
    take(textOf(raw.slice(0, LONGEST_LINE)), number)
  }
  return {
    get bytes() {
      return bytes
    },
    push(chunk) {
      bytes += chunk.byteLength
      const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
      let from = 0
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        line(carried + text.slice(from, end))
        carried = ''
        from = end + 1
      }
      if (carried.length <= LONGEST_LINE) carried += text.slice(from)
    },
    end() {
      if (carried === '') return
      warnAt(number + 1, 'the last line has no line end: the file may be incomplete')
      line(carried)
      carried = ''
    },
  }
}

function textOf(raw: string): string {
  let start = 0
  let end = raw.length
  while (isBlank(raw.charCodeAt(start))) start++
  while (end > start && isBlank(raw.charCodeAt(end - 1))) end--
  const zero = raw.indexOf('\0', start)
  return raw.slice(start, zero >= 0 && zero < end ? zero : end)
}

const isBlank = (code: number): boolean => code === 32 || code === 9
