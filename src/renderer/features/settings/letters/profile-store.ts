import { create } from 'zustand'
import type { Templates } from '../../../../shared/contract/profile.ts'
import type { LetterLanguage } from '../../../../shared/domain/letter.ts'
import type { Profile } from '../../../../shared/domain/profile.ts'
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

export const loadProfile = (): Promise<void> => attempt(async () => ({ profile: await rpc.profile.get() }))

/** Keeps the profile as it stands in the fields. */
export const saveProfile = (profile: Profile): Promise<void> =>
  attempt(async () => ({ profile: await rpc.profile.set(profile), said: copy.saved }))

export const loadTemplates = (language: LetterLanguage): Promise<void> =>
  attempt(async () => ({ templates: await rpc.profile.templates({ language }) }))

/** Null gives the shipped wording back. */
export const saveTemplates = (language: LetterLanguage, yaml: string | null): Promise<void> =>
  attempt(async () => ({ templates: await rpc.profile.saveTemplates({ language, yaml }), said: copy.saved }))
