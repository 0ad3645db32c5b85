import { type CountryResponse, Reader } from 'mmdb-lib'

/**
 * Country of an address by a database in MaxMind's format, two letters: where it is used, else where it is
 * registered. Null when the database does not know it, undefined when the bytes are no such database.
 */
export function readCountry(bytes: Buffer, address: string): string | null | undefined {
  try {
    const found = new Reader<CountryResponse>(bytes).get(address)
    const code = found?.country?.iso_code ?? found?.registered_country?.iso_code
    return typeof code === 'string' && /^[A-Z]{2}$/.test(code) ? code : null
  } catch {
    return undefined
  }
}
