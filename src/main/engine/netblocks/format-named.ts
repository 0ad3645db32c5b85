import type { FeedFormatName } from '../../../shared/domain/feed.ts'
import type { FeedFormat } from './feed-format.ts'
import { cloudJson } from './formats/cloud-json.ts'
import { addressCsv, asnCsv, integerCsv, rangeCsv } from './formats/csv-tables.ts'
import { asndropJson, dropJson } from './formats/drop-json.ts'
import { dropText } from './formats/drop-text.ts'
import { dshield } from './formats/dshield.ts'
import { lines } from './formats/lines.ts'
import { own } from './formats/own.ts'
import { p2p } from './formats/p2p.ts'
import { pipes } from './formats/pipes.ts'
import { rbldnsd } from './formats/rbldnsd.ts'
import { delegated, ianaSpace, ianaSpecial } from './formats/registries.ts'
import { routeObjects } from './formats/route-objects.ts'
import { originPrefix, prefixAsn, rangeAsn, routesJson } from './formats/routes.ts'
import { sections } from './formats/sections.ts'
import { torExits } from './formats/tor-exits.ts'
import { transfersJson } from './formats/transfers-json.ts'
import { vrpJson } from './formats/vrp-json.ts'

const formats: Readonly<Record<FeedFormatName, FeedFormat>> = {
  lines,
  'drop-json': dropJson,
  'drop-text': dropText,
  'asndrop-json': asndropJson,
  rbldnsd,
  dshield,
  sections,
  'tor-exits': torExits,
  pipes,
  'address-csv': addressCsv,
  'range-csv': rangeCsv,
  'integer-csv': integerCsv,
  p2p,
  'iana-special': ianaSpecial,
  'iana-space': ianaSpace,
  delegated,
  'range-asn': rangeAsn,
  'prefix-asn': prefixAsn,
  'origin-prefix': originPrefix,
  'routes-json': routesJson,
  'route-objects': routeObjects,
  'vrp-json': vrpJson,
  'transfers-json': transfersJson,
  'cloud-json': cloudJson,
  'asn-csv': asnCsv,
  own,
}

/** The parser of a format. */
export const formatNamed = (name: FeedFormatName): FeedFormat => formats[name]
