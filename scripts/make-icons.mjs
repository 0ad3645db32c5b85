// Draws every icon the packager needs from build/icon.svg: PNGs by size, a Windows .ico and a macOS .icns, whose
// entries are PNGs as both formats allow. Run after a change of the drawing: node scripts/make-icons.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { chromiumLaunch } from '../e2e/chromium.ts'
import { root } from './right-node.mjs'

const folder = path.join(root, 'build')
const pngSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const icoSizes = [16, 24, 32, 48, 64, 128, 256]
/** Types of the icon family by edge length (Apple's icns format). */
const icnsTypes = [
  ['icp4', 16],
  ['icp5', 32],
  ['icp6', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
]

async function drawPngs() {
  const browser = await chromium.launch(chromiumLaunch())
  const page = await browser.newPage()
  const svg = readFileSync(path.join(folder, 'icon.svg'), 'utf8')
  const pngs = new Map()
  for (const size of pngSizes) {
    await page.setViewportSize({ width: size, height: size })
    const style = '<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>'
    await page.setContent(style + svg)
    pngs.set(size, await page.screenshot({ omitBackground: true }))
  }
  await browser.close()
  return pngs
}

function buildIco(pngs) {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(icoSizes.length, 4)
  let offset = 6 + 16 * icoSizes.length
  const entries = icoSizes.map((size) => {
    const entry = Buffer.alloc(16)
    const { length } = pngs.get(size)
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += length
    return entry
  })
  return Buffer.concat([header, ...entries, ...icoSizes.map((size) => pngs.get(size))])
}

function buildIcns(pngs) {
  const entries = icnsTypes.map(([type, size]) => {
    const head = Buffer.alloc(8)
    head.write(type, 0, 'latin1')
    head.writeUInt32BE(8 + pngs.get(size).length, 4)
    return Buffer.concat([head, pngs.get(size)])
  })
  const body = Buffer.concat(entries)
  const head = Buffer.alloc(8)
  head.write('icns', 0, 'latin1')
  head.writeUInt32BE(8 + body.length, 4)
  return Buffer.concat([head, body])
}

const pngs = await drawPngs()
for (const [size, png] of pngs) writeFileSync(path.join(folder, 'icons', `${size}x${size}.png`), png)
const trayFolder = path.join(folder, '..', 'resources', 'icons')
writeFileSync(path.join(trayFolder, 'tray.png'), pngs.get(16))
writeFileSync(path.join(trayFolder, 'tray@2x.png'), pngs.get(32))
writeFileSync(path.join(folder, 'icon.ico'), buildIco(pngs))
writeFileSync(path.join(folder, 'icon.icns'), buildIcns(pngs))
