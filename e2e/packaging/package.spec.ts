import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import type { Configuration } from 'app-builder-lib'
import { parse } from 'yaml'
import { expect, test } from '../engine/temporary-folder.ts'
import { makeStandInRuntime } from './stand-in-runtime.ts'

// The installers need the network and the systems they are for; what goes into them does not.
const root = path.join(import.meta.dirname, '../..')
const configFile = path.join(root, 'build/electron-builder.yml')
const config = parse(readFileSync(configFile, 'utf8')) as Record<string, Record<string, unknown>>
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly version: string
  readonly devDependencies: Readonly<Record<string, string>>
}
const OFF = '0'.charCodeAt(0)
const ON = '1'.charCodeAt(0)

/** What stays outside of the bundle. */
const dependencies = Object.keys(
  (
    JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
  ).dependencies,
).toSorted()

test.describe('the Linux package, built with a stand-in for Electron', () => {
  let folder: string
  let packaged: string
  let names: readonly string[]

  test.beforeAll(() => {
    test.skip(process.platform !== 'linux', 'LOUD: the stand-in runtime is for Linux only.')
    folder = mkdtempSync(path.join(tmpdir(), 'blockvet-package-'))
    const runtime = path.join(folder, 'runtime')
    const dist = path.join(folder, 'dist')
    makeStandInRuntime(runtime, manifest.devDependencies['electron'] ?? '')
    const cli = path.join(root, 'node_modules/electron-builder/cli.js')
    const words = ['--linux', 'dir', '--x64', '--config', configFile]
    execFileSync(
      process.execPath,
      [cli, ...words, `-c.electronDist=${runtime}`, `-c.directories.output=${dist}`],
      { cwd: root, stdio: 'pipe' },
    )
    packaged = path.join(dist, 'linux-unpacked')
    names = listPackage(path.join(packaged, 'resources/app.asar'), { isPack: false })
  })

  test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('holds the application and its data, and nothing that only the makers need', () => {
    for (const name of [
      '/out/main/desktop.js',
      '/out/main/background.js',
      '/out/preload/index.cjs',
      '/out/renderer/index.html',
      '/resources/catalogue/spamhaus.yaml',
      '/LICENSE',
    ])
      expect(names).toContain(name)
    const strange = names.filter((name) =>
      /\.map$|\/src\/|\/e2e\/|\.test\.|node-linux-|node-win-|node-addon-api|prebuilds\/(darwin|win32)/.test(
        name,
      ),
    )
    expect(strange).toEqual([])
    const modules = new Set(names.flatMap((name) => /^\/node_modules\/([^/]+)$/.exec(name)?.[1] ?? []))
    expect([...modules].toSorted()).toEqual(dependencies)
  })

  test('holds what was built, byte for byte', () => {
    const archive = path.join(packaged, 'resources/app.asar')
    for (const name of [
      'out/catalogue.json',
      'out/main/desktop.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
    ])
      expect(extractFile(archive, name).equals(readFileSync(path.join(root, name)))).toBe(true)
  })

  test('keeps the native driver outside of the archive', () => {
    const driver = 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node'
    expect(statSync(path.join(packaged, driver)).size).toBeGreaterThan(500_000)
  })

  test('has every fuse as it should be, read back from the binary', async () => {
    const wire = await getCurrentFuseWire(path.join(packaged, 'blockvet'))
    expect({
      runAsNode: wire[FuseV1Options.RunAsNode],
      nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      cliInspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
      fileProtocol: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
      cookieEncryption: wire[FuseV1Options.EnableCookieEncryption],
      asarIntegrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
    }).toEqual({
      runAsNode: OFF,
      nodeOptions: OFF,
      cliInspect: OFF,
      fileProtocol: OFF,
      cookieEncryption: ON,
      asarIntegrity: ON,
      onlyAsar: ON,
    })
  })
})

test('the packager takes the configuration of all three systems', async () => {
  const { validateConfiguration } = await import('app-builder-lib/out/util/config/config.js')
  const { DebugLogger } = await import('builder-util')
  await validateConfiguration(config, new DebugLogger(false))
  const broken = { ...config, linux: { ...config['linux'], targets: [] } } as Configuration
  await expect(validateConfiguration(broken, new DebugLogger(false))).rejects.toThrow(/configuration\.linux/)
  expect(config['mac']).toMatchObject({ hardenedRuntime: true, notarize: true })
})

test('mails are offered to be looked at, and never taken from the mail program', () => {
  for (const system of ['linux', 'mac'] as const) {
    const associations = config[system]?.['fileAssociations'] as readonly Record<string, unknown>[]
    expect(associations.map(({ ext }) => ext)).toEqual([['eml'], ['mbox']])
    for (const one of associations) expect(one).toMatchObject({ role: 'Viewer', rank: 'Alternate' })
  }
  // Its installer would make Blockvet the default; `open-with.nsh` does not.
  expect(config['win']).not.toHaveProperty('fileAssociations')
  expect(config).not.toHaveProperty('fileAssociations')
  const script = readFileSync(path.join(root, 'build/open-with.nsh'), 'utf8')
  const written = [...script.matchAll(/WriteRegStr SHELL_CONTEXT "([^"]+)"/g)].map(([, key]) => key)
  expect(
    written.filter((key) => !/^Software\\Classes\\(Blockvet\.|\.\w+\\OpenWithProgids$)/.test(key ?? '')),
  ).toEqual([])
})

test('every icon and file that the configuration names is there', () => {
  const names = ['icon.ico', 'icon.icns', 'icons/512x512.png', 'entitlements.mac.plist', 'open-with.nsh']
  for (const name of names) expect(existsSync(path.join(root, 'build', name)), name).toBe(true)
})

test('the npm package runs the command line without Electron', ({ folder: { at } }) => {
  const folder = at('')
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [{ filename, files }] = JSON.parse(packed) as [
    { filename: string; files: readonly { readonly path: string }[] },
  ]
  const strange = files.filter(({ path: name }) => /\.map$|^(src|e2e|bench|scripts|build)\//.test(name))
  expect(strange).toEqual([])
  execFileSync('tar', ['-xzf', path.join(folder, filename), '-C', folder])
  const installed = path.join(folder, 'package')
  // Its dependencies, as npm would put them there.
  const modules = dependencies.map((name) => `node_modules/${name}`)
  execFileSync('cp', ['-r', '--parents', ...modules, installed], { cwd: root })
  const run = (...words: string[]): string =>
    execFileSync(process.execPath, [path.join(installed, 'out/main/cli.js'), ...words], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder },
    })
  expect(run('--version').trim()).toBe(manifest.version)
  expect(run('lists')).toContain('zen.spamhaus.org')
  const plan = run('scan', '203.0.113.0/29', '--allow-special', '--plan', '--db', path.join(folder, 'a.db'))
  expect(plan).toContain('203.0.113.0/29')
})
