import { mkdirSync } from 'node:fs'
import { hasExim, setUpExim } from './exim.ts'
import { blocksIn, blocksOfRefusals, refusals } from './refusals.ts'
import { startRefusingServer } from './refusing-server.ts'
import { runBlockvet } from './run-blockvet.ts'
import { storyCatalogue } from './story-lists.ts'
import { expect, test } from './temporary-folder.ts'

test.skip(!hasExim(), 'Exim was not unpacked here, or this is not root: its real log is not read')

test("Exim's own log and reports of real refusals name who blocks which address", async ({ folder }) => {
  const receivers = await Promise.all(refusals.map((refusal) => startRefusingServer(refusal)))
  const exim = setUpExim(
    refusals.map(({ domain, from }, i) => ({ domain, from, port: receivers[i]?.port ?? 0 })),
  )
  try {
    for (const { domain } of refusals) await exim.send(`member@${domain}`)
    mkdirSync(folder.at('own-catalogue'))
    folder.write('own-catalogue/story.yaml', storyCatalogue(5353))
    const read = async (file: string): Promise<ReadonlySet<string>> => {
      const words = ['bounces', file, '--json', '-', '--no-progress', '--ours', '203.0.113.16/28']
      const { status, stdout, stderr } = await runBlockvet([...words, '--db', folder.at('exim.db')])
      expect(stderr).toBe('')
      expect(status).toBe(0)
      return blocksIn(stdout)
    }
    expect(await read(exim.logFile)).toEqual(new Set(blocksOfRefusals))
    expect(await read(exim.reports)).toEqual(new Set(blocksOfRefusals))
  } finally {
    exim.stop()
    for (const receiver of receivers) await receiver.stop()
  }
})
