import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { hashSources } from './hash-sources.mjs'
import { holdLock } from './hold-lock.mjs'
import { isInstalled } from './is-installed.mjs'
import { isRightNode } from './right-node.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'blockvet-scripts-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('isInstalled', () => {
  const react = { version: '1.0.0', integrity: 'sha512-a' }
  const lock = {
    packages: {
      '': { name: 'blockvet' },
      'node_modules/react': react,
      'node_modules/other-platform': { version: '1.0.0', integrity: 'sha512-b', optional: true },
    },
  }

  it('is content when only packages for other platforms are missing', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/react': react } })).toBe(true)
  })

  it('sees what is missing, of another version, or of other content', () => {
    expect(isInstalled(lock, { packages: {} })).toBe(false)
    const changed = [
      { ...react, version: '1.0.1' },
      { ...react, integrity: 'sha512-c' },
    ]
    for (const each of changed)
      expect(isInstalled(lock, { packages: { 'node_modules/react': each } })).toBe(false)
  })

  it('sees an optional package of another version', () => {
    const packages = { 'node_modules/react': react, 'node_modules/other-platform': { version: '0.9.0' } }
    expect(isInstalled(lock, { packages })).toBe(false)
  })
})

describe('hashSources', () => {
  const checkout = path.join(folder, 'checkout')
  const write = (name, text) => {
    mkdirSync(path.dirname(path.join(checkout, name)), { recursive: true })
    writeFileSync(path.join(checkout, name), text)
  }

  it('changes with what goes into the build, and with nothing else', () => {
    const names = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'src/main/a.ts']
    for (const name of [...names, 'scripts/compile-catalogue.ts', 'resources/catalogue/a.yaml'])
      write(name, '1')
    const first = hashSources(checkout)
    write('src/main/a.test.ts', 'test')
    write('src/main/README.md', 'words')
    expect(hashSources(checkout)).toBe(first)
    write('src/main/a.ts', '2')
    const second = hashSources(checkout)
    expect(second).not.toBe(first)
    write('src/page/b.css', '')
    const third = hashSources(checkout)
    expect(third).not.toBe(second)
    rmSync(path.join(checkout, 'src/page/b.css'))
    expect(hashSources(checkout)).toBe(second)
    write('resources/catalogue/a.yaml', '2')
    expect(hashSources(checkout)).not.toBe(second)
  })
})

describe('holdLock', () => {
  it('lets one in at a time and opens again, even after a failure', async () => {
    const file = path.join(folder, 'out', 'lock')
    const order = []
    let waits = 0
    const enter = (name) =>
      holdLock(
        file,
        async () => {
          order.push(`${name} in`)
          await sleep(20)
          order.push(`${name} out`)
          if (name === 'a') throw new Error('failed')
        },
        () => {
          waits++
        },
      )
    const first = enter('a')
    await Promise.all([expect(first).rejects.toThrow('failed'), enter('b')])
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out'])
    expect(waits).toBe(1)
  })

  it('takes over from a process that is gone', async () => {
    const file = path.join(folder, 'stale')
    writeFileSync(file, '999999999')
    expect(
      await holdLock(
        file,
        () => 'done',
        () => {},
      ),
    ).toBe('done')
  })
})

describe('isRightNode', () => {
  it('begins at 22.12', () => {
    expect(['20.20.2', '22.11.9', '22.12.0', '24.21.0'].map((version) => isRightNode(version))).toEqual([
      false,
      false,
      true,
      true,
    ])
  })
})
