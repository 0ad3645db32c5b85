import { create } from 'zustand'
import type { DataFacts } from '../../../../shared/domain/data-facts.ts'
import { rpc } from '../../../rpc/client.ts'
import { type Failure, readFailure } from '../../../rpc/failure.ts'
import { loadSettings } from '../settings-store.ts'
import { copy } from './copy.ts'

interface DataState {
  readonly facts: DataFacts | null
  /** What the last action came to, one sentence. */
  readonly said: string | null
  readonly failure: Failure | null
  readonly busy: boolean
  /** Text of a diagnosis that is shown. */
  readonly diagnosis: string | null
}

/** The user's own data as the settings show it. */
export const useData = create<DataState>(() => ({
  facts: null,
  said: null,
  failure: null,
  busy: false,
  diagnosis: null,
}))

async function attempt(work: () => Promise<string | null>): Promise<void> {
  useData.setState({ busy: true, said: null, failure: null })
  try {
    const said = await work()
    useData.setState({ busy: false, said, facts: await rpc.data.facts() })
  } catch (error) {
    useData.setState({ busy: false, failure: readFailure(error) })
  }
}

export const loadData = (): Promise<void> => attempt(async () => null)

export const backUpNow = (): Promise<void> => attempt(async () => copy.made((await rpc.data.backUp()).name))

export const checkNow = (): Promise<void> =>
  attempt(async () => {
    const { finding } = await rpc.data.check()
    return finding === null ? copy.whole : copy.damaged(finding)
  })

export const restore = (name: string): Promise<void> =>
  attempt(async () => {
    await rpc.data.restore({ name })
    await loadSettings()
    return copy.restored(name)
  })

export const diagnose = (): Promise<void> =>
  attempt(async () => {
    useData.setState({ diagnosis: (await rpc.data.diagnose()).text })
    return null
  })

export const closeDiagnosis = (): void => useData.setState({ diagnosis: null })

export const deleteEverything = (): Promise<void> =>
  attempt(async () => {
    await rpc.data.deleteAll({ confirm: 'delete everything' })
    await loadSettings()
    return copy.deleted
  })
