import type { FilePath } from './format-path.ts'
import type { Mention } from './mention.ts'
import type { ParsedFile } from './parse-catalogue-file.ts'

/** What the bounce sections mention: removals, and the parties whose data somebody acts on. */
export function collectBounceMentions(files: readonly ParsedFile[]): {
  readonly removals: readonly Mention[]
  readonly parties: readonly Mention[]
} {
  const removals: Mention[] = []
  const parties: Mention[] = []
  for (const file of files) {
    const { bounces } = file.content
    const addRemoval = (path: FilePath, word: string | undefined): void => {
      if (word !== undefined) removals.push({ file, path: [...path, 'removal'], word })
    }
    const addParties = (path: FilePath, words: readonly string[] = []): void => {
      for (const [i, word] of words.entries()) parties.push({ file, path: [...path, 'refersTo', i], word })
    }
    addRemoval(['bounces'], bounces?.removal)
    for (const [i, fragment] of (bounces?.fragments ?? []).entries()) {
      const path = ['bounces', 'fragments', i]
      addRemoval(path, 'removal' in fragment ? fragment.removal : undefined)
      addParties(path, 'refersTo' in fragment ? fragment.refersTo : undefined)
    }
    for (const [i, code] of (bounces?.codes ?? []).entries()) {
      const path = ['bounces', 'codes', i]
      addRemoval(path, code.removal)
      addParties(path, code.refersTo)
      for (const [j, bit] of (code.bits ?? []).entries()) addParties([...path, 'bits', j], bit.refersTo)
    }
  }
  return { removals, parties }
}
