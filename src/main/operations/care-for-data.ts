import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Backup } from '../../shared/domain/backup.ts'
import type { DataFacts } from '../../shared/domain/data-facts.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import type { Context } from './context.ts'

/** A day, ms: how old the newest backup may get. */
const DAILY_MS = 86_400_000

/** What there is of the user's own data. */
export function dataFacts(context: Context): DataFacts {
  const { store, databaseFile, secrets } = context
  return {
    folder: path.dirname(databaseFile),
    databaseBytes: bytesOf(databaseFile) + bytesOf(`${databaseFile}-wal`),
    backups: store.backups.list(),
    secrets: secrets.describe,
  }
}

const bytesOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

/** Copies the database while it is in use. */
export const backUp = (context: Context): Promise<Backup> => context.store.backups.make('asked')

/** Copies the database when the newest copy is older than a day and there is something to lose. */
export async function backUpDaily(context: Context): Promise<void> {
  const { store, now, log } = context
  const newest = store.backups.list()[0]
  if (store.scans.list().length === 0) return
  // Both ways: after a clock was wrong, a backup of the future must not be the last one.
  if (newest && Math.abs(now() - Date.parse(newest.madeAt)) < DAILY_MS) return
  const { name } = await store.backups.make('daily')
  log.write('backup-made', { name })
}

/** Puts a backup in place of the present data, which is backed up first. Throws `busy` while a scan runs. */
export async function restoreBackup(context: Context, name: string): Promise<DataFacts> {
  refuseWhileScanning(context, 'restored')
  const { store, log } = context
  if (!store.backups.list().some((backup) => backup.name === name))
    throw new OperationError('not-found', `There is no backup '${name}'.`, 'Choose one of the list.')
  await store.backups.make('before-restore', name)
  store.backups.restore(name)
  log.write('backup-restored', { name })
  return dataFacts(context)
}

/** Reads the whole database; null when it is whole. */
export const checkDatabase = (context: Context): { readonly finding: string | null } => ({
  finding: context.store.backups.check(),
})

/** Deletes everything of the user's: rows, keys, lists and feeds of their own, backups, logs. Public feeds stay. Throws `busy` while a scan runs. */
export async function deleteEverything(context: Context): Promise<{ readonly deleted: true }> {
  refuseWhileScanning(context, 'deleted')
  const { store, secrets, own, log, databaseFile } = context
  store.backups.empty()
  for (const name of await secrets.names()) await secrets.delete(name)
  for (const { name } of own?.files ?? []) own?.remove(name)
  rmSync(`${databaseFile}.backups`, { recursive: true, force: true })
  removeDamaged(databaseFile)
  await removeOwnFeeds(context)
  log.clear()
  return { deleted: true }
}

/** Damaged databases that a backup took the place of. */
function removeDamaged(databaseFile: string): void {
  const folder = path.dirname(databaseFile)
  const begin = `${path.basename(databaseFile)}.damaged-`
  for (const name of readdirSync(folder)) if (name.startsWith(begin)) rmSync(path.join(folder, name))
}

async function removeOwnFeeds({ feeds: { files, folder }, practice }: Context): Promise<void> {
  if (practice) return
  // Records of what was read lie apart, and quote what could not be.
  for (const place of [folder, files.join(folder, 'state')])
    for (const name of (await files.list(place)) ?? [])
      if (/^\.?own-/.test(name)) await files.remove(files.join(place, name))
}

function refuseWhileScanning({ running, store }: Context, what: string): void {
  // Another process may scan into the same database.
  if (running.size === 0 && !store.scans.list().some(({ state }) => state === 'running')) return
  throw new OperationError(
    'busy',
    `Nothing can be ${what} while a scan runs.`,
    'Stop the scan, then try again.',
  )
}
