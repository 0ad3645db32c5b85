/** How the feeds reach files, so that tests need no disk. Paths are joined by the port. Rejections are the system's. */
export interface FeedFiles {
  readonly join: (folder: string, name: string) => string
  /** Names of the plain files in a folder; null when there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[] | null>
  /** Null when there is no such file. */
  readonly stamp: (path: string) => Promise<{ readonly bytes: number; readonly modifiedMs: number } | null>
  readonly read: (path: string) => AsyncIterable<Uint8Array>
  /** Writes a file anew; makes its folder. */
  readonly write: (path: string, content: AsyncIterable<Uint8Array>) => Promise<void>
  /** Puts a file in another's place, at once. */
  readonly replace: (from: string, to: string) => Promise<void>
  readonly remove: (path: string) => Promise<void>
}

/** A small text file, or null when there is none. */
export async function readText(files: FeedFiles, path: string, mostBytes: number): Promise<string | null> {
  const stamp = await files.stamp(path)
  if (!stamp || stamp.bytes > mostBytes) return null
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of files.read(path)) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

/** Puts a text in a file's place at once, so that a crash leaves the old or the new one. */
export async function replaceText(files: FeedFiles, path: string, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text)
  async function* content(): AsyncGenerator<Uint8Array> {
    yield bytes
  }
  await files.write(`${path}.part`, content())
  await files.replace(`${path}.part`, path)
}
