import { expect, test } from 'vitest'
import { parseBlock } from '../../../../shared/domain/block.ts'
import { targetsOf } from '../../../../shared/domain/targets.ts'
import { aCell } from '../sample-scan.test-support.ts'
import { layoutCells } from './cell-layout.ts'
import { describeRange, rangeBetween } from './cell-range.ts'
import { drawPicture } from './map-picture.ts'
import { picturePng } from './picture-png.ts'
import { pictureSvg } from './picture-svg.ts'

const parsed = parseBlock('192.0.2.0/28')
if (!parsed.ok) throw new Error(parsed.problem)
const targets = targetsOf(parsed.block, 64)
const layout = layoutCells(targets, 'hilbert')
const cells = Uint16Array.from({ length: 16 }, (_, at) =>
  at === 5 ? aCell({ severity: 'high', lists: 2 }) : aCell({ unknown: at === 9 }),
)
const scene = { title: 'Map', subtitle: 'Worst impact', layout, cells, by: 'impact' as const }
const colour = (variable: string): string => (variable === '--sev-high' ? '#d94a1e' : '#222222')

test('a picture covers every cell once, and marks and hatches what the map does', () => {
  const picture = drawPicture({ ...scene, title: 'Map of <b>' })
  const covered = picture.fills.reduce(
    (sum, { width, height }) => sum + (width * height) / picture.cell ** 2,
    0,
  )
  expect(covered).toBe(16)
  expect(picture.hatched).toHaveLength(1)
  const inks = picture.details.map(({ details }) => details.shapes.map(({ ink }) => ink))
  expect(inks).toEqual(expect.arrayContaining([['--on-sev-high'], ['--ink']]))
  expect(inks).toHaveLength(2)
})

test('the SVG is well formed, whatever the title says, and has the colours and the legend', () => {
  const svg = pictureSvg(drawPicture({ ...scene, title: 'Map of <b>&' }), colour)
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml')
  expect(document.querySelector('parsererror')).toBeNull()
  expect(document.querySelector('title')?.textContent).toBe('Map of <b>&')
  expect(document.querySelectorAll('rect[fill="#d94a1e"]')).toHaveLength(2)
  expect(svg).toContain('High 1')
})

test('the PNG is twice the size of the picture', async () => {
  const picture = drawPicture({ ...scene, by: 'lists' })
  const image = await createImageBitmap(await picturePng(picture, colour))
  expect([image.width, image.height]).toEqual([picture.width * 2, picture.height * 2])
})

test('a range is named and added up', () => {
  expect(describeRange(rangeBetween(7, 4), layout, targets, cells, 'impact')).toBe(
    '192.0.2.4/30: 4 addresses; high 1, clear 3',
  )
  expect(describeRange(rangeBetween(8, 10), layout, targets, cells, 'impact')).toBe(
    '192.0.2.8-192.0.2.10: 3 addresses; clear 2, too little known 1',
  )
})

test('outlines of networks and feed entries are in the picture, dashed for entries, and in its legend', () => {
  const some = (from: number, to: number) => ({ entries: 1, levels: new Uint8Array(16).fill(1, from, to) })
  const picture = drawPicture({ ...scene, networks: some(0, 4), netblocks: some(8, 16) })
  expect(picture.outlines.map(({ dashed }) => dashed)).toEqual([false, true])
  // A row of four cells has ten sides towards others.
  expect(picture.outlines[0]?.path.match(/M/g)).toHaveLength(10)
  const svg = pictureSvg(picture, colour)
  expect(svg.match(/stroke-dasharray="4 3"/g)).toHaveLength(2)
  expect(svg).toContain('Registered network 1')
  expect(svg).toContain('Netblock entry 1')
  expect(drawPicture(scene).outlines).toEqual([])
})
