import { type Address, formatAddress } from '../../../shared/domain/address.ts'

/** Words that stand for lines of households and for addresses nobody uses, between dots, dashes or digits. */
const dynamicWords =
  /(?:^|[.\-_\d])(dyn|dynamic|dhcp|pool|ppp|pppoe|dial|dialup|dialin|dsl|adsl|vdsl|xdsl|cable|catv|docsis|cpe|modem|nat|gprs|cdma|wifi|wireless|broadband|res|resnet|residential|unused|unassigned|in-addr)(?=$|[.\-_\d])/i
/** Words that often, not always, stand for them. */
const weakWords = /(?:^|[.\-_\d])(host|user|customer|client|ip|unn|vps|server|static)(?=$|[.\-_\d])/i

/**
 * Why a PTR name looks generic or dynamic to those who refuse such names, as a phrase, or null when it looks like
 * somebody's own. The address inside the name is the strongest sign: dotted, dashed, reversed, padded, hexadecimal or
 * decimal.
 */
export function whyGeneric(name: string, address: Address): string | null {
  const text = name.toLowerCase().replace(/\.$/, '')
  const word = dynamicWords.exec(text)?.[1]
  if (word !== undefined) return `the word '${word}' is in it`
  if (address.family === 4 && holdsAddress(text, formatAddress(address).split('.')))
    return 'the address is in it'
  const weak = weakWords.exec(text)?.[1]
  const first = text.split('.')[0] ?? ''
  if (weak !== undefined && address.family === 4 && holdsLastOctet(first, formatAddress(address)))
    return `'${weak}' and the last number of the address are in it`
  return null
}

function holdsAddress(text: string, octets: readonly string[]): boolean {
  const padded = octets.map((octet) => octet.padStart(3, '0'))
  const orders = [octets, octets.toReversed(), padded, padded.toReversed()]
  const joined = orders.flatMap((order) => ['-', '.', '_'].map((separator) => order.join(separator)))
  const ends = [
    `${octets[2]}-${octets[3]}`,
    `${octets[2]}.${octets[3]}`,
    `${octets[3]}-${octets[2]}`,
    `${octets[3]}.${octets[2]}`,
  ]
  const hex = octets.map((octet) => Number(octet).toString(16).padStart(2, '0')).join('')
  const decimal = String(octets.reduce((sum, octet) => sum * 256 + Number(octet), 0))
  const alone = (part: string): boolean =>
    new RegExp(`(?:^|[^0-9])${part.replaceAll('.', '\\.')}(?:$|[^0-9])`).test(text)
  return (
    [...joined, ...ends].some(alone) ||
    text.includes(padded.join('')) ||
    new RegExp(`(?:^|[^0-9a-f])${hex}(?:$|[^0-9a-f])`).test(text) ||
    alone(decimal)
  )
}

const holdsLastOctet = (label: string, address: string): boolean =>
  new RegExp(`(?:^|[^0-9])0*${address.split('.')[3]}(?:$|[^0-9])`).test(label)
