import { expect, it, vi } from 'vitest'
import { commandLineAmong, runAsCommandLine } from './run-as-command-line.ts'

const { app } = vi.hoisted(() => ({ app: { exit: vi.fn<(status: number) => void>() } }))
vi.mock('electron', () => ({ app }))

it('takes the words after the switch, and none without it', () => {
  expect(
    commandLineAmong(['/opt/Blockvet/blockvet', '--cli', 'scan', '192.0.2.0/24', '--json', '-']),
  ).toEqual(['scan', '192.0.2.0/24', '--json', '-'])
  expect(commandLineAmong(['/opt/Blockvet/blockvet', 'blockvet://vet?block=--cli'])).toBeNull()
})

it('ends with the exit status of the command', async () => {
  const before = process.exitCode
  await runAsCommandLine(async () => {
    process.exitCode = 10
  })
  process.exitCode = before
  expect(app.exit).toHaveBeenCalledExactlyOnceWith(10)
})
