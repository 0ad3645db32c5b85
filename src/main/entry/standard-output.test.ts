import { EventEmitter } from 'node:events'
import type { Writable } from 'node:stream'
import { expect, it, vi } from 'vitest'
import { takesColor, watchOutput } from './standard-output.ts'

const fault = (code: string): Error => Object.assign(new Error(code), { code })

function world() {
  const output = new EventEmitter()
  const tell = vi.fn<(sentence: string) => void>()
  return { output, tell, watch: watchOutput(output as unknown as Writable, tell) }
}

it('a reader that has seen enough is no fault', () => {
  const { output, tell, watch } = world()
  output.emit('error', fault('EPIPE'))
  expect(watch.isLost).toBe(false)
  expect(tell).not.toHaveBeenCalled()
})

it('a full disk is told once', () => {
  const { output, tell, watch } = world()
  output.emit('error', fault('ENOSPC'))
  output.emit('error', fault('ENOSPC'))
  expect(watch.isLost).toBe(true)
  expect(tell).toHaveBeenCalledExactlyOnceWith(
    'blockvet: Standard output cannot be written: the disk is full.\n',
  )
})

it('colours are for terminals whose users want them', () => {
  expect(takesColor(true, { TERM: 'xterm' })).toBe(true)
  expect(takesColor(true, { NO_COLOR: '' })).toBe(true)
  expect(takesColor(true, { NO_COLOR: '1' })).toBe(false)
  expect(takesColor(true, { TERM: 'dumb' })).toBe(false)
  expect(takesColor(false, {})).toBe(false)
})
