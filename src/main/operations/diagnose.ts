import { statSync } from 'node:fs'
import type { Context } from './context.ts'
import { readSettings } from './read-settings.ts'

const LOG_LINES = 200

/** IPv4, and IPv6 with at least two colons; times of a day have two digits between theirs. */
const ADDRESS =
  /\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?|(?<![\w:])(?!\d\d:\d\d:\d\d)(?=[0-9a-f:]*:[0-9a-f:]*:)[0-9a-f:]{3,39}(?:\/\d{1,3})?(?![\w:])/gi

/** The log on this disk may name addresses; what may be sent to others does not. */
const withoutAddresses = (line: string): string => line.replaceAll(ADDRESS, '<address>')

/**
 * What somebody who helps needs to know, as text that the user reads before sending it: versions, figures, the newest
 * log lines. No block, no finding, no name, no key.
 */
export function diagnose(context: Context): { readonly text: string } {
  const { version, host, store, catalogue, databaseFile, log } = context
  const settings = readSettings(context)
  const scans = store.scans.list()
  const states = ['running', 'stopped', 'failed', 'finished'] as const
  const counts = states.map((state) => `${scans.filter((scan) => scan.state === state).length} ${state}`)
  const finding = store.backups.check()
  const lines = [
    `Blockvet ${version} (${host}) on ${process.platform} ${process.arch}, Node.js ${process.versions.node}`,
    `Catalogue ${catalogue.version}, ${catalogue.lists.length} lists`,
    `Database ${Math.round(statSync(databaseFile).size / 1024)} KiB, ${finding === null ? 'whole' : `damaged: ${finding}`}, ${store.backups.list().length} backups`,
    `Scans: ${counts.join(', ')}`,
    `Settings: path ${settings.pathKind}, ${settings.resolvers.length} resolvers named, preset ${settings.preset}, appearance ${settings.appearance}`,
    '',
    `Newest log lines (${LOG_LINES} at most):`,
    ...log.tail(LOG_LINES).map(withoutAddresses),
  ]
  return { text: `${lines.join('\n')}\n` }
}
