import { expect, test } from 'vitest'
import {
  addToAttachment,
  attachFile,
  beginAttachment,
  deleteAttachment,
  readAttachment,
} from './attachments.ts'
import { readRequest } from './read-request.ts'
import { startCampaign } from './start-campaign.ts'
import { vettedWithRemoval } from './vetted-with-removal.test-support.ts'

const MIB = 1024 * 1024
const HOUR = 3_600_000

async function begun() {
  const { context, world, scanId } = await vettedWithRemoval()
  const id = startCampaign(context, scanId)[0]?.request.id ?? ''
  const names = () => readRequest(context, id, null).attachments.map(({ name }) => name)
  return { context, world, id, names }
}

test('a file is kept with its request under a safe name, and only ever saved', async () => {
  const { context, id, names } = await begun()
  const content = new TextEncoder().encode('<script>alert(1)</script>')
  const { id: attachmentId } = attachFile(context, id, '..\\..\\re\u202efusal.html', content)
  expect(names()).toEqual(['refusal.html'])
  const saved = readAttachment(context, attachmentId)
  expect(saved).toEqual({ fileName: 'refusal.html', mediaType: 'application/octet-stream', content })
  expect(readRequest(context, id, null).events[0]?.text).toBe('File added: refusal.html.')
})

test('what is too large, empty, longer than said or for nobody is refused, and nothing is kept', async () => {
  const { context, id, names } = await begun()
  const begin =
    (bytes: number, request = id) =>
    () =>
      beginAttachment(context, { id: request, name: 'a.bin', bytes })
  expect(begin(10 * MIB + 1)).toThrow(/more than 10 MiB/)
  expect(begin(0)).toThrow(/is empty/)
  expect(begin(1, 'nobody')).toThrow(/no request/)
  const { id: attachmentId } = begin(4)()
  addToAttachment(context, attachmentId, new Uint8Array(3))
  expect(() => addToAttachment(context, attachmentId, new Uint8Array(2))).toThrow(/not as long/)
  expect(() => addToAttachment(context, 'none', new Uint8Array(2))).toThrow(/no such file/)
  expect(() => readAttachment(context, attachmentId)).toThrow(/no such file/)
  expect(names()).toEqual([])
  for (let i = 0; i < 5; i++) attachFile(context, id, `${i}.bin`, new Uint8Array(10 * MIB))
  expect(begin(1)).toThrow(/more than 50 MiB of files/)
  expect(names()).toHaveLength(5)
})

test('a deleted file can be brought back, and is gone a day later', async () => {
  const { context, world, id, names } = await begun()
  const { id: attachmentId } = attachFile(context, id, 'a.txt', new Uint8Array([1]))
  deleteAttachment(context, attachmentId, true)
  expect(names()).toEqual([])
  expect(() => deleteAttachment(context, attachmentId, true)).toThrow(/no such file/)
  deleteAttachment(context, attachmentId, false)
  expect(names()).toEqual(['a.txt'])
  deleteAttachment(context, attachmentId, true)
  world.now += 25 * HOUR
  attachFile(context, id, 'b.txt', new Uint8Array([1]))
  expect(() => deleteAttachment(context, attachmentId, false)).toThrow(/no such file/)
  expect(names()).toEqual(['b.txt'])
})
