import { EventEmitter } from 'node:events'
import type { WebFrameMain } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { startBackground } from './background-process.ts'

const spy = () => vi.fn<(...args: unknown[]) => unknown>()

class Child extends EventEmitter {
  readonly postMessage = spy()
  readonly kill = spy().mockImplementation(() => this.emit('exit', 1))
}

const { children, fork } = vi.hoisted(() => ({
  children: [] as unknown[],
  fork: vi.fn<(...args: unknown[]) => unknown>(),
}))
vi.mock('electron', () => ({
  MessageChannelMain: class {
    port1 = 'background end'
    port2 = 'page end'
  },
  utilityProcess: { fork },
}))

const giveUp = spy()
const onActivity = spy()
const onEnd = spy()
const ears = {
  giveUp,
  onActivity,
  onEnd,
  answerKeyStore: ({ id }: { id: number }) => ({ id, text: 'sealed', refusal: null }),
}
const child = (index: number): Child => children.at(index) as Child

beforeEach(() => {
  children.length = 0
  giveUp.mockReset()
  onActivity.mockReset()
  onEnd.mockReset()
  fork.mockReset().mockImplementation(() => {
    const started = new Child()
    children.push(started)
    return started
  })
})

describe('startBackground', () => {
  it('gives each side one end of a channel', () => {
    const frame = { postMessage: spy() }
    startBackground('/out/main/background.js', ['--practice'], ears).introduce(
      frame as unknown as WebFrameMain,
    )
    expect(fork).toHaveBeenCalledWith('/out/main/background.js', ['--practice'], expect.anything())
    expect(child(0).postMessage).toHaveBeenCalledWith('page', ['background end'])
    expect(frame.postMessage).toHaveBeenCalledWith('shell:word', 'background:port', ['page end'])
  })

  it('starts again after a crash, and introduces the page to the new one', () => {
    const background = startBackground('file', [], ears)
    child(0).emit('exit', 11)
    expect(children).toHaveLength(2)
    const frame = { postMessage: spy() }
    background.introduce(frame as unknown as WebFrameMain)
    expect(child(0).postMessage).not.toHaveBeenCalled()
    expect(child(1).postMessage).toHaveBeenCalledWith('page', ['background end'])
    expect(giveUp).not.toHaveBeenCalled()
  })

  it('gives up in one sentence when it keeps crashing', () => {
    const background = startBackground('file', [], ears)
    for (let crash = 0; crash < 4; crash++) child(-1).emit('exit', 11)
    expect(children).toHaveLength(4)
    expect(giveUp).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('keeps crashing'), null)
    const frame = { postMessage: spy() }
    background.introduce(frame as unknown as WebFrameMain)
    expect(frame.postMessage).not.toHaveBeenCalled()
  })

  it('passes on why the background could not open', () => {
    startBackground('file', [], ears)
    child(0).emit('message', { failed: 'The database is from a newer Blockvet.', rescue: null })
    child(0).emit('message', { other: 1 })
    child(0).emit('message', { activity: { running: -1, share: 0, ended: [], due: 0 } })
    expect(onActivity).not.toHaveBeenCalled()
    expect(giveUp).toHaveBeenCalledExactlyOnceWith('The database is from a newer Blockvet.', null)
  })

  it('starts again with the backup to restore, once', () => {
    const background = startBackground('file', ['--x'], ears)
    const rescue = { name: 'a-daily.db', madeAt: '2026-11-26T10:00:00.000Z' }
    child(0).emit('message', { failed: 'The database is damaged.', rescue })
    expect(giveUp).toHaveBeenCalledExactlyOnceWith('The database is damaged.', rescue)
    child(0).kill.mockImplementation(() => child(0).emit('exit', 1))
    background.restore(rescue.name)
    expect(fork).toHaveBeenLastCalledWith('file', ['--x', '--restore', 'a-daily.db'], expect.anything())
    child(1).emit('exit', 1)
    expect(fork).toHaveBeenLastCalledWith('file', ['--x', '--after-crash'], expect.anything())
  })

  it('ends one that hangs, and the next goes on with its scans', () => {
    vi.useFakeTimers()
    startBackground('file', [], ears)
    const hung = child(0)
    hung.emit('message', { alive: true })
    vi.advanceTimersByTime(120_000)
    expect(hung.postMessage).toHaveBeenCalledWith('alive?', [])
    expect(hung.kill).not.toHaveBeenCalled()
    vi.advanceTimersByTime(20_000)
    expect(hung.kill).toHaveBeenCalledOnce()
    expect(children).toHaveLength(2)
    expect(fork).toHaveBeenLastCalledWith('file', ['--after-crash'], expect.anything())
    expect(onEnd).toHaveBeenCalledOnce()
    vi.useRealTimers()
  })

  it('passes on what the scans do, and answers for the key store', () => {
    startBackground('file', [], ears)
    const activity = { running: 1, share: 0.5, ended: [], due: 2, tray: false }
    child(0).emit('message', { activity })
    expect(onActivity).toHaveBeenCalledExactlyOnceWith(activity)
    child(0).emit('message', { keyStore: { id: 3, verb: 'seal', text: 'key' } })
    expect(child(0).postMessage).toHaveBeenCalledExactlyOnceWith(
      { keyStore: { id: 3, text: 'sealed', refusal: null } },
      [],
    )
  })

  it('says when the background ended', () => {
    startBackground('file', [], ears)
    child(0).emit('exit', 11)
    expect(onEnd).toHaveBeenCalledOnce()
  })

  it('stops by asking, waits for the end, and does not start again', async () => {
    const background = startBackground('file', [], ears)
    let ended = false
    const stopped = background.stop().then(() => {
      ended = true
    })
    expect(child(0).postMessage).toHaveBeenCalledWith('stop', [])
    await new Promise((resolve) => setImmediate(resolve))
    expect(ended).toBe(false)
    child(0).emit('exit', 0)
    await stopped
    expect(ended).toBe(true)
    expect(children).toHaveLength(1)
    expect(child(0).kill).not.toHaveBeenCalled()
  })

  it('kills a background that does not stop', async () => {
    vi.useFakeTimers()
    const stopped = startBackground('file', [], ears).stop()
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    await stopped
    expect(child(0).kill).toHaveBeenCalledOnce()
    expect(children).toHaveLength(1)
  })
})
