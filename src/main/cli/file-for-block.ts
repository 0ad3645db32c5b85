/** A file name of its own for each of several blocks: `report.csv` becomes `report-198.51.100.0_24.csv`. */
export function fileForBlock(file: string, block: string): string {
  const suffix = block.replaceAll(/[^0-9a-z.]+/gi, '_')
  const dot = file.lastIndexOf('.')
  const slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'))
  return dot > slash + 1 ? `${file.slice(0, dot)}-${suffix}${file.slice(dot)}` : `${file}-${suffix}`
}
