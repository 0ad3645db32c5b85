import { listBackups } from './backup-folder.ts'

/** What to do about a database that is damaged: put its newest backup in its place, where there is one. */
export function mendDamage(file: string): string {
  const [newest] = listBackups(file)
  if (!newest)
    return 'Keep the file aside (a copy may still be read), and name another database with --db FILE.'
  return `Put the newest backup in its place, the damaged file is kept: blockvet data restore ${newest.name} --db '${file}'`
}
