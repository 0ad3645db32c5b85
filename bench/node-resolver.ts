// What one gets by hand: Node's own resolver with 500 questions in flight. Reads names from a file, asks the given
// server, prints how many were listed, clear and failed.
import { Resolver } from 'node:dns/promises'
import { readFileSync } from 'node:fs'

const IN_FLIGHT = 500
const [server = '', file = ''] = process.argv.slice(2)
const resolver = new Resolver({ timeout: 2000, tries: 3 })
resolver.setServers([server])
const names = readFileSync(file, 'utf8').trimEnd().split('\n').values()
const seen = { listed: 0, clear: 0, failed: 0 }

async function lane(): Promise<void> {
  for (const name of names) {
    try {
      await resolver.resolve4(name)
      seen.listed++
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOTFOUND') seen.clear++
      else seen.failed++
    }
  }
}

await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
console.log(JSON.stringify(seen))
