/** Why a backup was made. */
export const backupReasons = ['daily', 'asked', 'before-update', 'before-restore'] as const

/** One of `backupReasons`. */
export type BackupReason = (typeof backupReasons)[number]

/** A copy of the database beside it. */
export interface Backup {
  /** File name, which also names it to the user. */
  readonly name: string
  /** ISO 8601. */
  readonly madeAt: string
  readonly bytes: number
  readonly reason: BackupReason
}
