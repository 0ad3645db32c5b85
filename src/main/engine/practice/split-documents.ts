/**
 * Splits a YAML stream at its `---` lines. Every part but the first begins with as many empty lines as stood
 * before it, so that line numbers in messages are those of the whole.
 */
export function splitDocuments(text: string): readonly string[] {
  const parts: string[] = []
  let passed = 0
  for (const part of text.split(/^---[ \t]*\r?\n/m)) {
    parts.push('\n'.repeat(passed) + part)
    passed += part.split('\n').length
  }
  return parts
}
