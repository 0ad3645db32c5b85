import { ADDRESS_PLACEHOLDER, KEY_PLACEHOLDER } from './list.ts'

/**
 * Name of the question about an address at a zone (RFC 5782 §2.1): the reversed labels before the zone, or where the
 * zone has a place for them. A key's place stays as it is: the key is filled in where packets are made.
 */
export const questionName = (zone: string, labels: string): string =>
  zone.includes(ADDRESS_PLACEHOLDER) ? zone.replace(ADDRESS_PLACEHOLDER, labels) : `${labels}.${zone}`

/** The zone without the places of key and address: what everybody may ask about. */
export const plainZone = (zone: string): string =>
  zone
    .split('.')
    .filter((label) => label !== KEY_PLACEHOLDER && label !== ADDRESS_PLACEHOLDER)
    .join('.')

/** Name that tells whether the zone answers at all: the key stands in it, an address does not. */
export const apexName = (zone: string): string => zone.replace(`${ADDRESS_PLACEHOLDER}.`, '')
