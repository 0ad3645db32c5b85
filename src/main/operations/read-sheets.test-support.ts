/** Cells of each sheet of an unzipped workbook, by the sheet's name: texts and numbers as they are stored. */
export function readSheets(
  parts: Readonly<Record<string, Uint8Array>>,
): ReadonlyMap<string, readonly (readonly (string | number)[])[]> {
  const textOf = (name: string): string => new TextDecoder().decode(parts[name])
  const strings = [...textOf('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map((entry) =>
    decode((entry[1] ?? '').replaceAll(/<[^>]*>/g, '')),
  )
  const names = [...textOf('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    (entry) => entry[1] ?? '',
  )
  return new Map(
    names.map((name, i) => {
      const sheet = textOf(`xl/worksheets/sheet${i + 1}.xml`)
      const rows = [...sheet.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map((row) =>
        [...(row[1] ?? '').matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(
          ([, attributes = '', content = '']) => {
            const value = /<v>(.*?)<\/v>/s.exec(content)?.[1] ?? ''
            return attributes.includes('t="s"')
              ? (strings[Number(value)] ?? '')
              : value === ''
                ? ''
                : Number(value)
          },
        ),
      )
      return [name, rows]
    }),
  )
}

const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
