import { scansAndFindings } from './0001-scans-and-findings.ts'
import { surroundings } from './0002-surroundings.ts'
import { corrections } from './0003-corrections.ts'
import { registryAnswers } from './0004-registry-answers.ts'
import { carriedChecks } from './0005-carried-checks.ts'
import { bounces } from './0006-bounces.ts'
import { listHealth } from './0007-list-health.ts'
import { campaign } from './0008-campaign.ts'
import { promisedCountry } from './0009-promised-country.ts'
import { clearUntil } from './0010-clear-until.ts'
import { attachments } from './0011-attachments.ts'
import type { Migration } from './migration.ts'

/** All migrations in order; the last one's version is the schema version that this program writes. */
export const everyMigration: readonly Migration[] = [
  scansAndFindings,
  surroundings,
  corrections,
  registryAnswers,
  carriedChecks,
  bounces,
  listHealth,
  campaign,
  promisedCountry,
  clearUntil,
  attachments,
]
