import { app } from './app.ts'
import { blocks } from './blocks.ts'
import { bounces } from './bounces.ts'
import { campaign } from './campaign.ts'
import { compare } from './compare.ts'
import { corrections } from './corrections.ts'
import { data } from './data.ts'
import { feeds } from './feeds.ts'
import { letters } from './letters.ts'
import { lists } from './lists.ts'
import { mail } from './mail.ts'
import { profile } from './profile.ts'
import { readiness } from './readiness.ts'
import { scans } from './scans.ts'
import { settings } from './settings.ts'

/** Everything the page may ask of the background, one noun a file. Both ends are derived from this. */
export const contract = {
  app,
  blocks,
  bounces,
  campaign,
  compare,
  corrections,
  data,
  feeds,
  letters,
  lists,
  mail,
  profile,
  readiness,
  scans,
  settings,
}
