/** The fields of one CSV line (RFC 4180; a quoted field may hold commas and doubled quotes). */
export function readCsvFields(line: string): readonly string[] {
  const fields: string[] = []
  let at = 0
  while (at <= line.length) {
    if (line.charAt(at) === '"') {
      let end = at + 1
      let field = ''
      for (;;) {
        const quote = line.indexOf('"', end)
        if (quote < 0) {
          field += line.slice(end)
          end = line.length
          break
        }
        field += line.slice(end, quote)
        end = quote + 1
        if (line.charAt(end) !== '"') break
        field += '"'
        end++
      }
      fields.push(field)
      const comma = line.indexOf(',', end)
      at = comma < 0 ? line.length + 1 : comma + 1
    } else {
      const comma = line.indexOf(',', at)
      fields.push(line.slice(at, comma < 0 ? undefined : comma))
      at = comma < 0 ? line.length + 1 : comma + 1
    }
  }
  return fields
}
