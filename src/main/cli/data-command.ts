import { OperationError } from '../../shared/domain/operation-error.ts'
import {
  backUp,
  checkDatabase,
  dataFacts,
  deleteEverything,
  restoreBackup,
} from '../operations/care-for-data.ts'
import type { Context } from '../operations/context.ts'
import { diagnose } from '../operations/diagnose.ts'
import type { CommandHost } from './command-host.ts'
import { exitStatus } from './exit-status.ts'

/** Options of `blockvet data`. */
export interface DataOptions {
  readonly db?: string
  /** Said with `delete`. */
  readonly yes?: boolean
}

/** `blockvet data`: backups, check, diagnosis, deletion. Returns the exit status. */
export async function dataCommand(
  host: CommandHost,
  [verb = 'list', name, ...more]: readonly string[],
  options: DataOptions,
): Promise<number> {
  if (more.length > 0 || (name !== undefined && verb !== 'restore')) {
    const surplus = more[0] ?? name ?? ''
    throw new OperationError(
      'bad-input',
      `'${surplus.slice(0, 40)}' is too much after 'data ${verb.slice(0, 40)}'.`,
      'Leave it out.',
    )
  }
  if (verb === 'delete' && !options.yes) {
    throw new OperationError(
      'bad-input',
      'This deletes every scan, note, key, backup and log of this installation, and lists and feeds of your own.',
      'Say it again with --yes if that is what you want.',
    )
  }
  const wish = options.db ? { databaseFile: options.db } : {}
  const aside = verb === 'restore' && name !== undefined ? host.replaceDamaged(wish, name) : null
  if (aside !== null) {
    host.print(`Restored ${name}; the damaged database is kept as '${aside}'.\n`)
    return exitStatus.done
  }
  const context = await host.openContext(wish)
  try {
    host.print(await perform(context, verb, name))
    return exitStatus.done
  } finally {
    await host.closeContext(context)
  }
}

async function perform(context: Context, verb: string, name: string | undefined): Promise<string> {
  switch (verb) {
    case 'list':
      return listData(context)
    case 'backup':
      return `Made ${(await backUp(context)).name}\n`
    case 'restore':
      if (name === undefined)
        throw new OperationError('bad-input', 'Which backup is to be restored?', 'blockvet data lists them.')
      await restoreBackup(context, name)
      return `Restored ${name}; what was there before is the newest backup.\n`
    case 'check': {
      const { finding } = checkDatabase(context)
      if (finding === null) return 'The database is whole.\n'
      throw new OperationError('database', `The database is damaged: ${finding}.`, 'Restore a backup.')
    }
    case 'diagnose':
      return diagnose(context).text
    case 'delete':
      await deleteEverything(context)
      return 'Everything is deleted.\n'
    default:
      throw new OperationError(
        'bad-input',
        `There is no 'data ${verb.slice(0, 40)}'.`,
        'Say list, backup, restore, check, diagnose or delete.',
      )
  }
}

function listData(context: Context): string {
  const { folder, databaseBytes, backups, secrets } = dataFacts(context)
  const rows = backups.map(({ name, bytes }) => `  ${name}  ${kib(bytes)}\n`)
  const head = `${folder}\nDatabase ${kib(databaseBytes)}. ${secrets}\n`
  return rows.length === 0 ? `${head}No backups.\n` : `${head}Backups, newest first:\n${rows.join('')}`
}

const kib = (bytes: number): string => `${Math.ceil(bytes / 1024).toLocaleString('en')} KiB`
