import { create } from 'zustand'
import type { Templates } from '../../../../shared/contract/profile.ts'
import type { LetterLanguage } from '../../../../shared/domain/letter.ts'
import type { Profile, ProfileField } from '../../../../shared/domain/profile.ts'
import { rpc } from '../../../rpc/client.ts'
import { type Failure, readFailure } from '../../../rpc/failure.ts'
import { copy } from './copy.ts'

interface ProfileStore {
  readonly profile: Profile | null
  /** Null until they are asked for. */
  readonly templates: Templates | null
  readonly said: string | null
  readonly failure: Failure | null
}

/** The profile as it stands in the fields. */
export const useProfile = create<ProfileStore>(() => ({
  profile: null,
  templates: null,
  said: null,
  failure: null,
}))

async function attempt(work: () => Promise<Partial<ProfileStore>>): Promise<void> {
  useProfile.setState({ said: null, failure: null })
  try {
    useProfile.setState(await work())
  } catch (error) {
    useProfile.setState({ failure: readFailure(error) })
  }
}

const TYPING_PAUSE_MS = 500

/** What was typed and is not kept yet. */
let typed: Profile | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Reads the profile; what was typed meanwhile stands. */
export const loadProfile = (): Promise<void> =>
  attempt(async () => {
    const profile = await rpc.profile.get()
    return typed === null ? { profile } : {}
  })

/** Shows a change at once, and keeps it when the typing pauses. */
export function changeProfile(field: ProfileField, value: string): void {
  const { profile } = useProfile.getState()
  if (!profile) return
  typed = { ...profile, [field]: value }
  useProfile.setState({ profile: typed, said: copy.saving, failure: null })
  clearTimeout(timer)
  timer = setTimeout(() => void flushProfile(), TYPING_PAUSE_MS)
}

/** Keeps at once what was typed. What could not be kept stays in the fields, and is tried again with the next change. */
export async function flushProfile(): Promise<void> {
  clearTimeout(timer)
  const next = typed
  if (next === null) return
  try {
    await rpc.profile.set(next)
    if (typed !== next) return
    typed = null
    useProfile.setState({ said: copy.saved, failure: null })
  } catch (error) {
    useProfile.setState({ said: null, failure: readFailure(error) })
  }
}

export const loadTemplates = (language: LetterLanguage): Promise<void> =>
  attempt(async () => ({ templates: await rpc.profile.templates({ language }) }))

/** Null gives the shipped wording back. */
export const saveTemplates = (language: LetterLanguage, yaml: string | null): Promise<void> =>
  attempt(async () => ({ templates: await rpc.profile.saveTemplates({ language, yaml }), said: copy.saved }))
