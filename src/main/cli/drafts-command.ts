import path from 'node:path'
import type { LetterLanguage } from '../../shared/domain/letter.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { RequestDraft } from '../../shared/domain/request-draft.ts'
import type { Context } from '../operations/context.ts'
import { draftMail } from '../operations/save-draft-mail.ts'
import { type WrittenRequest, writeRequests } from '../operations/write-requests.ts'
import type { CommandHost } from './command-host.ts'
import { describeDraft } from './describe-draft.ts'
import { exitStatus } from './exit-status.ts'

/** Options of `blockvet drafts`. */
export interface DraftsOptions {
  readonly db?: string
  readonly out?: string
  readonly case?: string
  readonly language?: LetterLanguage
  readonly json?: boolean
}

/** `blockvet drafts`: removal requests of a scan, one per case, as text or as files. Returns the exit status. */
export async function draftsCommand(
  host: CommandHost,
  scanId: string,
  options: DraftsOptions,
): Promise<number> {
  const context = await host.openContext(options.db ? { databaseFile: options.db } : {})
  try {
    const all = writeRequests(context, scanId, options.language)
    const wanted = all.filter(
      ({ group }) =>
        options.case === undefined ||
        group.cases.some(({ id, listId }) => [id, listId].includes(options.case ?? '')),
    )
    if (options.case !== undefined && wanted.length === 0)
      throw new OperationError(
        'not-found',
        `Scan ${scanId} has no case '${options.case.slice(0, 60)}'.`,
        'Give the id of a case or of its list.',
      )
    if (options.out !== undefined) await writeFiles(host, context, options.out, wanted)
    else if (options.json) host.print(wanted.map((request) => `${JSON.stringify(rowOf(request))}\n`).join(''))
    else host.print(wanted.map((request) => `${textOf(request)}\n`).join('\n'))
    if (wanted.length === 0) host.tell('There is nothing to ask for: the scan has no cases.\n')
    return exitStatus.done
  } finally {
    await host.closeContext(context)
  }
}

function rowOf({ group, drafts }: WrittenRequest) {
  const { rank, cases, phase, each } = group
  return {
    rank,
    phase: phase?.id ?? null,
    cases: cases.map(({ id }) => id),
    operator: cases[0]?.operatorId,
    lists: [...new Set(cases.map(({ listId }) => listId))],
    each,
    drafts,
  }
}

function textOf({ group, drafts }: WrittenRequest): string {
  const [first] = drafts
  return first ? describeDraft(group, first) : ''
}

async function writeFiles(
  host: CommandHost,
  context: Context,
  folder: string,
  requests: readonly WrittenRequest[],
): Promise<void> {
  await host.makeFolder(folder)
  const files = requests.flatMap((request) => filesOf(context, request))
  for (const { name } of files) await host.expectWritable(path.join(folder, name))
  for (const { name, content } of files) await host.writeFile(path.join(folder, name), content)
  host.print(files.map(({ name }) => `${path.join(folder, name)}\n`).join(''))
}

/** Mails as .eml, everything else as text; one mail for each address where the operator wants that. */
function filesOf(
  context: Context,
  request: WrittenRequest,
): readonly { readonly name: string; readonly content: string }[] {
  const { group, drafts } = request
  const lead = group.cases[0]
  const stem = `${String(group.rank + 1).padStart(2, '0')}-${(lead?.id ?? 'case').replaceAll(/[^\w.-]+/g, '_')}`
  const isMail = ({ mode }: RequestDraft): boolean => mode === 'email' || mode === 'ask-provider'
  if (!drafts.every(isMail)) return [{ name: `${stem}.txt`, content: `${textOf(request)}\n` }]
  return drafts.map((draft) => ({
    name: `${stem}${draft.address === null ? '' : `-${draft.address.replaceAll(/[^\w.-]+/g, '_')}`}.eml`,
    content: draftMail(context, draft),
  }))
}
