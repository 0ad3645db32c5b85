import type { BackupReason } from '../../../../shared/domain/backup.ts'

/** Words of the data part of Settings. */
export const copy = {
  title: 'Your data',
  note: 'Everything is on this computer. A backup is made each day that Blockvet runs, and before each update; ten are kept.',
  folder: 'Folder',
  database: 'Database',
  keys: 'Keys',
  backups: 'Backups',
  noBackups: 'No backup yet.',
  backUp: 'Back up now',
  check: 'Check database',
  whole: 'The database is whole.',
  damaged: (finding: string) => `The database is damaged: ${finding}. Restore a backup.`,
  diagnose: 'Diagnosis …',
  diagnosis: 'Diagnosis',
  diagnosisNote: 'Read it before you send it to anybody. It holds no block, no finding, no name and no key.',
  copyText: 'Copy text',
  copied: 'Copied',
  restore: 'Restore',
  restoreSure: 'Restore this one',
  restored: (name: string) => `Restored ${name}. What was there before is the newest backup.`,
  made: (name: string) => `Made ${name}.`,
  deleteAll: 'Delete everything …',
  deleteQuestion:
    'Scans, notes, settings, keys, lists and feeds of your own, backups and logs go for good. Type the words to go on:',
  deleteWords: 'delete everything',
  deleteSure: 'Delete everything',
  deleted: 'Everything is deleted.',
  cancel: 'Cancel',
  close: 'Close',
  reasons: {
    daily: 'daily',
    asked: 'asked for',
    'before-update': 'before an update',
    'before-restore': 'before a restore',
  } satisfies Readonly<Record<BackupReason, string>>,
}
