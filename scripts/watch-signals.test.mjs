import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it } from 'vitest'
import { watchSignals } from './watch-signals.mjs'

let source
let nowMs
let left
let waited
beforeEach(() => {
  source = new EventEmitter()
  nowMs = 0
  left = []
  waited = []
  watchSignals({
    source,
    now: () => nowMs,
    leave: (status) => left.push(status),
    wait: (ms) => waited.push(ms),
  })
})

describe('watchSignals', () => {
  it('lets a command that handles no signal end as usual', () => {
    source.emit('SIGINT')
    source.emit('SIGTERM')
    expect(left).toEqual([130, 143])
  })

  it('swallows the echo of a signal that the command handled once', () => {
    source.once('SIGINT', () => {})
    source.emit('SIGINT')
    nowMs = 300
    source.emit('SIGINT')
    expect(left).toEqual([])
  })

  it('obeys a second Ctrl-C that a user presses later', () => {
    source.once('SIGINT', () => {})
    source.emit('SIGINT')
    nowMs = 5000
    source.emit('SIGINT')
    expect(left).toEqual([130])
  })

  it('lingers at the end only for the echo of a signal', () => {
    source.emit('exit')
    expect(waited).toEqual([])
    source.once('SIGINT', () => {})
    source.emit('SIGINT')
    nowMs = 100
    source.emit('exit')
    expect(waited).toEqual([150])
  })
})
