import { formatAddress } from '../../shared/domain/address.ts'
import type { CountrySource } from '../engine/routing/origin-sources.ts'
import { readCountry } from '../engine/routing/read-country.ts'
import type { Context } from './context.ts'

const MOST_BYTES = 256 * 1024 * 1024

/** The user's geolocation database, if one was named: a file in MaxMind's format (MMDB). */
export function geolocation({ feeds }: Context, file: string | null): CountrySource {
  return {
    async countryOf(block) {
      if (file === null) return { country: null, problem: null }
      const bytes = await readWhole(feeds.files.read(file)).catch(() => null)
      if (bytes === null) return { country: null, problem: 'The geolocation database cannot be read.' }
      const ends = [block.first, block.last].map((value) => formatAddress({ family: block.family, value }))
      const found = ends.map((address) => readCountry(bytes, address))
      if (found.includes(undefined))
        return { country: null, problem: 'The geolocation file is no MMDB database.' }
      const countries = [...new Set(found.filter((country) => typeof country === 'string'))]
      return { country: countries.length > 0 ? countries.join(', ') : null, problem: null }
    },
  }
}

async function readWhole(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > MOST_BYTES) throw new Error('too large')
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}
