import { beforeEach, expect, it, vi } from 'vitest'
import { dropGiven, hear, listenToShell, type ShellEars, useGivenFiles } from './shell.ts'

const ears = {
  onGiven: vi.fn<ShellEars['onGiven']>(),
  onStrange: vi.fn<ShellEars['onStrange']>(),
  onSaved: vi.fn<ShellEars['onSaved']>(),
}
const bytesOf = (text: string) => new TextEncoder().encode(text)

async function gzip(text: string): Promise<Uint8Array> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

beforeEach(() => {
  vi.clearAllMocks()
  useGivenFiles.setState({ files: [] })
})

it('keeps a given file for the user to decide, told by what it holds and not by its name', async () => {
  await hear({ kind: 'file', name: 'drop.eml', bytes: bytesOf('192.0.2.0/24\n198.51.100.0/24\n') }, ears)
  await hear({ kind: 'file', name: 'list.netset', bytes: bytesOf('Subject: x\n\n550 blocked') }, ears)
  await hear({ kind: 'file', name: 'a.gz', bytes: await gzip('203.0.113.0/24\n'.repeat(9000)) }, ears)
  const { files } = useGivenFiles.getState()
  expect(files.map(({ kind }) => kind)).toEqual(['netblocks', 'bounces', 'netblocks'])
  expect(await files[1]?.file.text()).toBe('Subject: x\n\n550 blocked')
  expect(ears.onGiven).toHaveBeenCalledTimes(3)
  dropGiven(files.slice(0, 1))
  expect(useGivenFiles.getState().files).toEqual(files.slice(1))
  dropGiven(files)
  expect(useGivenFiles.getState().files).toEqual([])
})

it('keeps nothing of a file that is neither', async () => {
  await hear({ kind: 'file', name: 'a.png', bytes: Uint8Array.of(0x89, 0x50, 0, 0, 0) }, ears)
  await hear({ kind: 'file', name: 'broken.gz', bytes: Uint8Array.of(0x1f, 0x8b, 9, 9, 9) }, ears)
  expect(ears.onStrange.mock.calls).toEqual([['a.png'], ['broken.gz']])
  expect(useGivenFiles.getState().files).toEqual([])
})

it('shows what was saved by its number', async () => {
  const said = vi.spyOn(window, 'postMessage')
  await hear({ kind: 'saved', id: 7, name: 'report.pdf' }, ears)
  expect(ears.onSaved).toHaveBeenCalledExactlyOnceWith('report.pdf', expect.any(Function))
  ears.onSaved.mock.calls[0]?.[1]()
  expect(said).toHaveBeenCalledExactlyOnceWith('saved:reveal:7', location.origin)
  said.mockRestore()
})

it('hears and asks nothing in a browser', () => {
  const said = vi.spyOn(window, 'postMessage')
  const end = listenToShell(ears)
  expect(said).not.toHaveBeenCalled()
  end()
  said.mockRestore()
})
