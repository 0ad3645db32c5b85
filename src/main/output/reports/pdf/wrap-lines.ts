/** Where a long word may be broken: after signs that join parts of addresses, names and URLs. */
const JOINTS = /(?<=[-/.,:;?&=_])/

/**
 * Breaks a text into lines of at most `width`, at blanks, then at joints of words, then anywhere. More than `most`
 * lines end in an ellipsis. A text without words is no line.
 */
export function wrapLines(
  text: string,
  width: number,
  widthOf: (text: string) => number,
  most = Number.POSITIVE_INFINITY,
): readonly string[] {
  const lines: string[] = []
  let line = ''
  const push = (next: string): void => {
    lines.push(line)
    line = next
  }
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const joined = line === '' ? word : `${line} ${word}`
    if (widthOf(joined) <= width) {
      line = joined
      continue
    }
    if (line !== '' && widthOf(word) <= width) {
      push(word)
      continue
    }
    const glue = line === '' ? '' : ' '
    for (const [i, piece] of word.split(JOINTS).entries()) {
      const longer = `${line}${i === 0 ? glue : ''}${piece}`
      if (widthOf(longer) <= width) line = longer
      else if (widthOf(piece) <= width) push(piece)
      else {
        for (const sign of piece) {
          if (line === '' || widthOf(line + sign) <= width) line += sign
          else push(sign)
        }
      }
    }
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines.filter((each) => each !== '')
  const shown = lines.slice(0, most)
  let last = `${shown.at(-1) ?? ''}…`
  while (widthOf(last) > width && last.length > 1) last = `${last.slice(0, -2)}…`
  return [...shown.slice(0, -1), last]
}
