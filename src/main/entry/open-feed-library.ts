import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Feed } from '../../shared/domain/feed.ts'
import { OperationError } from '../../shared/domain/operation-error.ts'
import { diskFeedFiles } from '../engine/netblocks/disk-feed-files.ts'
import { FeedReader } from '../engine/netblocks/feed-reader.ts'
import { fetchLimits } from '../engine/netblocks/fetch-file.ts'
import { type FeedText, loadFeeds } from '../engine/netblocks/load-feeds.ts'
import type { FeedLibrary } from '../operations/feed-library.ts'

/** The feeds of this installation; in practice, invented ones that lie beside the practice network's lists. */
export function openFeedLibrary(
  root: string,
  version: string,
  dataFolder: string,
  practice: boolean,
): FeedLibrary {
  const resources = path.join(root, 'resources')
  let known: readonly Feed[] | null = null
  return {
    // Read when first asked for: most commands start without any feed.
    get known() {
      known ??= readKnown(resources, practice)
      return known
    },
    folder: practice ? path.join(resources, 'demo', 'feeds') : path.join(dataFolder, 'feeds'),
    files: diskFeedFiles,
    reader: new FeedReader(diskFeedFiles),
    fetch: practice ? null : (url, init) => fetch(url, init),
    limits: fetchLimits,
    userAgent: nameProgram(root, version),
  }
}

/** Throws `catalogue` when a description is wrong. */
function readKnown(resources: string, practice: boolean): readonly Feed[] {
  const loaded = loadFeeds(
    practice ? [readText(resources, 'demo/practice-feeds.yaml')] : readFolder(resources),
  )
  if (!loaded.ok) throw new OperationError('catalogue', loaded.problems.join(' '))
  return loaded.feeds
}

const readText = (resources: string, name: string): FeedText => ({
  name,
  text: readFileSync(path.join(resources, name), 'utf8'),
})

function readFolder(resources: string): readonly FeedText[] {
  const names = readdirSync(path.join(resources, 'feeds')).filter((name) => name.endsWith('.yaml'))
  return names.toSorted().map((name) => readText(resources, `feeds/${name}`))
}

/** Publishers want to know which program fetches, and whom to write to: the project's page, and the user. */
function nameProgram(root: string, version: string): string {
  const { homepage } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    homepage?: string
  }
  const contact = process.env['BLOCKVET_CONTACT']?.replace(/[^\x21-\x7e]/g, '').slice(0, 100)
  const words = [
    homepage ? `+${homepage}` : 'vets IP blocks for mail use',
    contact ? `contact ${contact}` : '',
  ]
  return `Blockvet/${version} (${words.filter((word) => word !== '').join('; ')})`
}
