import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { requireNode } from './require-node.ts'

const write = vi.spyOn(process.stderr, 'write')
beforeEach(() => void write.mockReset().mockReturnValue(true))
afterEach(() => {
  process.exitCode = undefined
})

describe('requireNode', () => {
  it.each(['22.12.0', '22.13.1', '24.0.0', '30.1.0'])('accepts %s', (version) => {
    expect(requireNode(version)).toBe(true)
    expect(write).not.toHaveBeenCalled()
    expect(process.exitCode).toBeUndefined()
  })

  it.each(['18.20.4', '20.19.2', '22.11.9'])('refuses %s in one sentence', (version) => {
    expect(requireNode(version)).toBe(false)
    expect(process.exitCode).toBe(1)
    const said = String(write.mock.calls[0]?.[0])
    expect(said).toContain(version)
    expect(said.trim().split('\n')).toHaveLength(1)
  })
})
