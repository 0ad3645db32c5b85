import type { NetblockFindings } from '../../../../shared/domain/netblock-findings.ts'
import type { RegistryFindings } from '../../../../shared/domain/registry-findings.ts'
import type { ReverseDnsFindings } from '../../../../shared/domain/reverse-dns-findings.ts'
import type { RoutingFindings } from '../../../../shared/domain/routing-findings.ts'
import type { Surroundings } from '../../../../shared/domain/surroundings.ts'
import { relationWords } from '../report-words.ts'
import type { ReportTable } from './report.ts'
import { cleanText, countCell, noteOf, textCell, toneCell } from './write-cell.ts'

/** In a report; all are in the JSON. */
const MOST_TRANSFERS = 10
const MOST_PLACES = 10

/** What was found around the block, a table for each part that was examined. */
export function surroundingsTables(found: Surroundings): readonly ReportTable[] {
  return [
    ...(found.netblocks === null ? [] : [hitsTable(found.netblocks), feedsTable(found.netblocks)]),
    ...(found.registry === null ? [] : [registryTable(found.registry)]),
    ...(found.routing === null ? [] : [routesTable(found.routing)]),
    ...(found.reverseDns === null ? [] : [reverseDnsTable(found.reverseDns)]),
  ]
}

function hitsTable({ hits }: NetblockFindings): ReportTable {
  return {
    title: 'Netblock feed entries',
    intro: [],
    columns: [
      { title: 'Feed', kind: 'text', width: 20 },
      { title: 'Entry', kind: 'mono', width: 18 },
      { title: 'Relation', kind: 'text', width: 14 },
      { title: 'Addresses', kind: 'count', width: 8 },
      { title: 'Reference', kind: 'mono', width: 14 },
      { title: 'Says', kind: 'text', width: 20 },
      { title: 'Data of', kind: 'text', width: 10 },
    ],
    count: hits.length,
    rows: () =>
      hits.map((hit) => ({
        cells: [
          textCell(hit.feedName, [
            noteOf(`${hit.impact} impact${hit.counted ? '' : '; counted at its origin'}`),
          ]),
          textCell(hit.entry),
          textCell(relationWords[hit.relation]),
          countCell(hit.addresses),
          textCell(hit.reference ?? ''),
          textCell(hit.text ?? ''),
          textCell(`${hit.feedDate.slice(0, 10)}${hit.stale ? ' (stale)' : ''}`),
        ],
      })),
    empty: 'No entry of the feeds touches the block or lies near it.',
  }
}

function feedsTable({ feeds, unread }: NetblockFindings): ReportTable {
  return {
    title: 'Netblock feeds used',
    intro: [],
    columns: [
      { title: 'Feed', kind: 'text', width: 26 },
      { title: 'Data of', kind: 'text', width: 30 },
      { title: 'Entries', kind: 'count', width: 9 },
      { title: 'Touch the block', kind: 'count', width: 11 },
      { title: 'Near it', kind: 'count', width: 8 },
      { title: 'Lines not read', kind: 'count', width: 11 },
      { title: 'Attribution', kind: 'text', width: 30 },
    ],
    count: feeds.length + unread.length,
    rows: () => [
      ...unread.map(({ feedName, reason }) => ({
        loud: true,
        cells: [textCell(feedName), toneCell('Unknown', 'unknown', [noteOf(reason)])],
      })),
      ...feeds.map(
        ({ feedName, feedDate, stale, staleReason, entries, touching, near, badLines, attribution }) => ({
          cells: [
            textCell(feedName),
            stale
              ? toneCell(
                  `${feedDate.slice(0, 10)}, stale`,
                  'unknown',
                  staleReason === null ? [] : [noteOf(staleReason)],
                )
              : textCell(feedDate.slice(0, 10)),
            countCell(entries),
            countCell(touching),
            countCell(near),
            countCell(badLines),
            textCell(attribution ?? ''),
          ],
        }),
      ),
    ],
    empty: 'No feed was at hand: nothing is known of netblock entries.',
  }
}

function registryTable({
  chain,
  children,
  explanation,
  tradeOff,
  flags,
  transfers,
  gaps,
  failure,
  registry,
}: RegistryFindings): ReportTable {
  const sentences = [
    ...(registry === null ? [] : [`Registry: ${registry}.`]),
    ...(failure === null ? [] : [failure]),
    explanation,
    ...gaps,
    ...flags.map(({ text }) => text),
    ...(transfers ?? [])
      .slice(0, MOST_TRANSFERS)
      .map(({ range, on, text }) => `${range} changed hands${on === null ? '' : ` on ${on}`}: ${text}.`),
    ...(tradeOff === null ? [] : [tradeOff]),
  ]
  return {
    title: 'Registration',
    intro: sentences.map((sentence) => cleanText(sentence)).filter((sentence) => sentence !== ''),
    columns: [
      { title: 'Network', kind: 'mono', width: 26 },
      { title: 'Handle', kind: 'mono', width: 16 },
      { title: 'Name', kind: 'text', width: 16 },
      { title: 'Type', kind: 'text', width: 14 },
      { title: 'Holder', kind: 'text', width: 20 },
      { title: 'Registered', kind: 'text', width: 10 },
      { title: 'Abuse contact', kind: 'mono', width: 20 },
    ],
    count: chain.length + children.length,
    rows: () =>
      [...chain, ...children].map((network, i) => ({
        cells: [
          textCell(
            `${network.first} - ${network.last}`,
            i < chain.length ? [] : [noteOf('inside the block')],
          ),
          textCell(network.handle),
          textCell(network.name),
          textCell(network.type ?? ''),
          textCell([network.holder, network.country].filter((part) => part !== null).join(', ')),
          textCell(network.registeredOn?.slice(0, 10) ?? ''),
          textCell(network.abuseEmail ?? ''),
        ],
      })),
    empty: 'No registered network is known.',
  }
}

function routesTable({
  origins,
  asListings,
  announced,
  rpki,
  country,
  failure,
  dataDate,
  routeObjectsText,
  places = [],
}: RoutingFindings): ReportTable {
  const announcement =
    announced === null
      ? 'Whether the block is announced could not be found out.'
      : announced
        ? 'The block is announced.'
        : 'The block is not announced.'
  return {
    title: 'Routing',
    intro: [
      ...(failure === null ? [] : [cleanText(failure)]),
      `${announcement} Route origin validation: ${rpki}.${country === null ? '' : ` Country: ${cleanText(country, 60)}.`}${dataDate === null ? '' : ` Data of ${dataDate.slice(0, 10)}.`}`,
      ...asListings.map(({ asn, feedName, text }) =>
        cleanText(`AS${asn} is on ${feedName}${text === null ? '' : `: ${text}`}.`),
      ),
      ...(routeObjectsText ? [cleanText(routeObjectsText)] : []),
      ...places
        .slice(0, MOST_PLACES)
        .map(({ feedName, range, country: told, place }) =>
          cleanText(`${feedName} places ${range} in ${place ?? told}.`),
        ),
    ],
    columns: [
      { title: 'AS', kind: 'mono', width: 10 },
      { title: 'Name', kind: 'text', width: 30 },
      { title: 'Announced prefix', kind: 'mono', width: 20 },
    ],
    count: origins.length,
    rows: () =>
      origins.map(({ asn, asName, prefix }) => ({
        cells: [textCell(`AS${asn}`), textCell(asName ?? ''), textCell(prefix)],
      })),
    empty: 'No covering announcement is known.',
  }
}

function reverseDnsTable({ counts, generic, failure }: ReverseDnsFindings): ReportTable {
  const rows: readonly (readonly [string, number, boolean])[] = [
    ['Name that resolves back (confirmed)', counts.confirmed, false],
    ['Name that does not resolve back', counts.unconfirmed, false],
    ['No name', counts.missing, false],
    ['Unknown: no valid answer', counts.unknown, true],
    ['Of those with a name: generic or dynamic-looking', generic, false],
  ]
  return {
    title: 'Reverse DNS',
    intro: failure === null ? [] : [cleanText(failure)],
    columns: [
      { title: 'State', kind: 'text', width: 60 },
      { title: 'Addresses', kind: 'count', width: 12 },
    ],
    count: rows.length,
    rows: () =>
      rows.map(([words, count, unknown]) => ({ cells: [textCell(words), countCell(count, unknown)] })),
    empty: '',
  }
}
