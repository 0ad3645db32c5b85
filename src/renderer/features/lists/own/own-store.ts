import { create } from 'zustand'
import type { ProbeFinding } from '../../../../shared/domain/health.ts'
import type { OwnFile, OwnLists } from '../../../../shared/domain/own-file.ts'
import { rpc } from '../../../rpc/client.ts'
import { type Failure, readFailure } from '../../../rpc/failure.ts'
import { showToast } from '../../../ui/toast-store.ts'
import { loadCatalogue } from '../lists-store.ts'
import { copy } from './copy.ts'

interface OwnState {
  readonly own: OwnLists | null
  /** The file in the editor: its name and text as typed. */
  readonly name: string
  readonly text: string
  /** True when the text differs from what is kept. */
  readonly isChanged: boolean
  /** What was last found wrong, or right, with the text; null before it was looked at. */
  readonly checked: OwnFile | null
  readonly findings: readonly ProbeFinding[]
  readonly probing: AbortController | null
  readonly failure: Failure | null
  readonly said: string
}

const fresh = { checked: null, findings: [], failure: null, said: '', isChanged: false }

/** The user's own catalogue files and the one in the editor. */
export const useOwn = create<OwnState>(() => ({
  own: null,
  name: 'own.yaml',
  text: copy.template,
  probing: null,
  ...fresh,
}))

export async function loadOwn(): Promise<void> {
  try {
    const own = await rpc.lists.own()
    useOwn.setState({ own, failure: null })
    if (useOwn.getState().isChanged) return
    const first = own.files[0]
    if (first) openFile(first)
    else startFile()
  } catch (error) {
    useOwn.setState({ failure: readFailure(error) })
  }
}

/** Puts a kept file into the editor. */
export function openFile(file: OwnFile): void {
  stopProbing()
  useOwn.setState({ ...fresh, name: file.name, text: file.text, checked: file })
}

/** Starts a file that is not kept yet. */
export function startFile(): void {
  stopProbing()
  const taken = new Set(useOwn.getState().own?.files.map(({ name }) => name))
  const names = Array.from({ length: 1000 }, (_, i) => (i === 0 ? 'own.yaml' : `own-${i + 1}.yaml`))
  const name = names.find((each) => !taken.has(each)) ?? 'own.yaml'
  useOwn.setState({ ...fresh, name, text: copy.template, isChanged: true })
}

export function edit(change: { readonly name?: string; readonly text?: string }): void {
  useOwn.setState({ ...change, isChanged: true, said: '' })
}

/** Looks at the text as it stands; problems come with file, line and mending. */
export async function checkText(name: string, text: string): Promise<void> {
  try {
    const checked = await rpc.lists.checkOwn({ name, text })
    const now = useOwn.getState()
    if (now.name === name && now.text === text) useOwn.setState({ checked, failure: null })
  } catch (error) {
    useOwn.setState({ checked: null, failure: readFailure(error) })
  }
}

export async function saveText(): Promise<void> {
  const { name, text } = useOwn.getState()
  try {
    const own = await rpc.lists.saveOwn({ name, text })
    useOwn.setState({ own, isChanged: false, failure: null, said: copy.saved })
    await loadCatalogue()
  } catch (error) {
    useOwn.setState({ failure: readFailure(error), said: '' })
  }
}

/** Deletes a file, and offers to put it back as it was. */
export async function removeFile(name: string): Promise<void> {
  const gone = useOwn.getState().own?.files.find((file) => file.name === name)
  try {
    const own = await rpc.lists.removeOwn({ name })
    useOwn.setState({ own })
    await loadCatalogue()
    const first = own.files[0]
    if (first) openFile(first)
    else startFile()
    useOwn.setState({ said: copy.removed })
    if (gone) showToast({ text: `${name}: ${copy.removed}`, undo: () => void putBack(gone) })
  } catch (error) {
    useOwn.setState({ failure: readFailure(error) })
  }
}

async function putBack({ name, text }: OwnFile): Promise<void> {
  try {
    const own = await rpc.lists.saveOwn({ name, text })
    useOwn.setState({ own, failure: null })
    await loadCatalogue()
    const back = own.files.find((file) => file.name === name)
    const typed = useOwn.getState()
    if (back && (!typed.isChanged || typed.text === copy.template)) openFile(back)
  } catch (error) {
    useOwn.setState({ failure: readFailure(error) })
  }
}

/** Probes the lists of the text now, kept or not. */
export async function probeText(): Promise<void> {
  stopProbing()
  const probing = new AbortController()
  const { name, text } = useOwn.getState()
  useOwn.setState({ probing, findings: [], failure: null })
  try {
    for await (const finding of await rpc.lists.probeOwn({ name, text }, { signal: probing.signal }))
      useOwn.setState(({ findings }) => ({ findings: [...findings, finding] }))
  } catch (error) {
    if (!probing.signal.aborted) useOwn.setState({ failure: readFailure(error) })
  } finally {
    if (useOwn.getState().probing === probing) useOwn.setState({ probing: null })
  }
}

export function stopProbing(): void {
  useOwn.getState().probing?.abort()
  useOwn.setState({ probing: null })
}
