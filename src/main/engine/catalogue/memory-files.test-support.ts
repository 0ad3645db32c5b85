import type { CatalogueFiles } from './catalogue-files.ts'

/** Files in memory: paths are joined with a slash, a path that only starts others is a folder. */
export function memoryFiles(contents: Readonly<Record<string, string | Uint8Array>>): CatalogueFiles {
  const bytesOf = (path: string): Uint8Array => {
    const content = contents[path]
    if (content === undefined) throw new Error(`ENOENT: no such file, open '${path}'`)
    return typeof content === 'string' ? new TextEncoder().encode(content) : content
  }
  const inside = (folder: string): string[] =>
    Object.keys(contents).flatMap((path) => {
      if (!path.startsWith(`${folder}/`)) return []
      return [path.slice(folder.length + 1).split('/')[0] ?? '']
    })
  return {
    look(path) {
      if (path in contents) return { kind: 'file', bytes: bytesOf(path).byteLength }
      return { kind: inside(path).length > 0 ? 'folder' : 'missing' }
    },
    list: (folder) => [...new Set(inside(folder))],
    read: bytesOf,
    join: (folder, name) => `${folder}/${name}`,
    seenFrom: (file, path) => [...file.split('/').slice(0, -1), path].join('/'),
    stamp: (path) => bytesOf(path).byteLength,
  }
}
