import { type Block, contains, parseBlock, prefixLength } from '../../../shared/domain/block.ts'
import type { RouteAuthorization } from '../../../shared/domain/routing-findings.ts'
import { readAsn } from './cymru-origin.ts'

const MAX_OBJECT = 4096

/**
 * Authorizations that cover any of the ranges, out of a VRP export (`{"roas":[{"asn":…,"prefix":…,"maxLength":…}]}`).
 * The file may be a hundred megabytes, so it is read in pieces and only what covers is kept. Null when no entry at
 * all was readable: then it was no such file.
 */
export async function readAuthorizations(
  chunks: AsyncIterable<string>,
  ranges: readonly Block[],
): Promise<readonly RouteAuthorization[] | null> {
  const found = new Map<string, RouteAuthorization>()
  let readable = false
  let rest = ''
  for await (const chunk of chunks) {
    rest += chunk
    let end = 0
    for (const match of rest.matchAll(/\{[^{}]*\}/g)) {
      end = match.index + match[0].length
      const entry = readEntry(match[0])
      if (!entry) continue
      readable = true
      if (!ranges.some((range) => contains(entry.range, range))) continue
      const { asn, maxLength, prefix } = entry
      found.set(`${prefix} ${asn} ${maxLength}`, { asn, maxLength, prefix })
    }
    rest = rest.slice(end).slice(-MAX_OBJECT)
  }
  return readable ? [...found.values()] : null
}

function readEntry(text: string) {
  const prefix = /"prefix"\s*:\s*"([^"]{1,50})"/.exec(text)?.[1]
  const asnText = /"asn"\s*:\s*"?(AS\d+|\d+)"?/i.exec(text)?.[1]
  const lengthText = /"maxLength"\s*:\s*"?(\d{1,3})"?/.exec(text)?.[1]
  const parsed = prefix === undefined ? null : parseBlock(prefix)
  const asn = asnText === undefined ? null : readAsn(asnText)
  if (prefix === undefined || !parsed?.ok || asn === null) return null
  const maxLength = lengthText === undefined ? (prefixLength(parsed.block) ?? 0) : Number(lengthText)
  return { range: parsed.block, prefix, asn, maxLength }
}
