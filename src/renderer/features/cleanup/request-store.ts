import { create } from 'zustand'
import type { MailInput } from '../../../shared/contract/mail.ts'
import type { RequestPage, RequestState } from '../../../shared/domain/campaign.ts'
import type { EvidenceFact } from '../../../shared/domain/evidence-fact.ts'
import type { LetterLanguage } from '../../../shared/domain/letter.ts'
import { rpc } from '../../rpc/client.ts'
import { type Failure, readFailure } from '../../rpc/failure.ts'
import { saveFile } from '../../ui/save-file.ts'
import { showRow } from './cleanup-store.ts'

interface RequestStore {
  readonly id: string
  readonly address: string | null
  readonly page: RequestPage | null
  /** What the last action came to. */
  readonly said: string | null
  readonly failure: Failure | null
  readonly busy: boolean
}

/** The request that is open. */
export const useRequest = create<RequestStore>(() => ({
  id: '',
  address: null,
  page: null,
  said: null,
  failure: null,
  busy: false,
}))

const SAVE_AFTER_MS = 400
let saving: ReturnType<typeof setTimeout> | undefined
let unsaved: (() => Promise<unknown>) | null = null

/** Writes what was typed and is not yet kept. */
export async function flushDraft(): Promise<void> {
  clearTimeout(saving)
  const work = unsaved
  unsaved = null
  if (!work) return
  try {
    await work()
  } catch (error) {
    useRequest.setState({ failure: readFailure(error) })
  }
}

export async function openRequest(id: string, address: string | null): Promise<void> {
  await flushDraft()
  const isSame = useRequest.getState().id === id
  useRequest.setState({ id, address, ...(isSame ? {} : { page: null, said: null, failure: null }) })
  await perform(async () => null)
}

/** Does something about the open request and reads it anew. */
export async function perform(
  work: (id: string, address: string | null) => Promise<string | null>,
): Promise<boolean> {
  const { id, address } = useRequest.getState()
  useRequest.setState({ busy: true, failure: null, said: null })
  try {
    await flushDraft()
    const said = await work(id, address)
    const page = await rpc.campaign.get({ id, address })
    if (useRequest.getState().id === id) useRequest.setState({ page, said, busy: false })
    showRow(page)
    return true
  } catch (error) {
    useRequest.setState({ failure: readFailure(error), busy: false })
    return false
  }
}

/** Shows what is typed at once and keeps it when the typing rests. */
export function typeDraft(change: { readonly subject?: string; readonly body?: string }): void {
  const { id, address, page } = useRequest.getState()
  if (!page) return
  const draft = { ...page.draft, ...change }
  useRequest.setState({ page: { ...page, draft, edited: true } })
  unsaved = () => rpc.campaign.saveDraft({ id, address, draft: { subject: draft.subject, body: draft.body } })
  clearTimeout(saving)
  saving = setTimeout(() => void flushDraft(), SAVE_AFTER_MS)
}

export function writeAnew(): Promise<boolean> {
  unsaved = null
  return perform(async (id, address) => {
    await rpc.campaign.saveDraft({ id, address, draft: null })
    return null
  })
}

interface Change {
  readonly state?: RequestState
  readonly reminded?: boolean
  readonly note?: string
  readonly minutes?: number
  readonly language?: LetterLanguage
}

export const changeRequest = (change: Change): Promise<boolean> =>
  perform(async (id) => {
    await rpc.campaign.change({ id, ...change })
    return null
  })

export const answerQuestion = (fact: EvidenceFact, text: string): Promise<boolean> =>
  perform(async (id) => {
    await rpc.campaign.change({ id, answers: { [fact]: text } })
    return null
  })

export const verifyNow = (): Promise<boolean> =>
  perform(async (id) => (await rpc.campaign.verify({ id })).finding.text)

/** The mail as it is on the screen. */
function mailOf(to: string, despiteBlock = false): MailInput {
  const { id, address, page } = useRequest.getState()
  const { subject = '', body = '' } = page?.draft ?? {}
  return { id, address, to, subject, body, ...(despiteBlock ? { despiteBlock } : {}) }
}

export const saveEml = (to: string): Promise<boolean> =>
  perform(async () => {
    saveFile(await rpc.mail.file(mailOf(to)))
    return null
  })

export const saveToDrafts = (to: string): Promise<boolean> =>
  perform(async () => `Saved to ${(await rpc.mail.saveDraft(mailOf(to))).folder}.`)

export const sendMail = (to: string, despiteBlock: boolean): Promise<boolean> =>
  perform(async () => `Sent. The server said: ${(await rpc.mail.send(mailOf(to, despiteBlock))).reply}`)
