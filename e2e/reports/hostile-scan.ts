import { readFileSync } from 'node:fs'
import { runBlockvet } from '../engine/run-blockvet.ts'
import type { ScanResult } from '../engine/scan-result.ts'
import type { Folder } from '../engine/temporary-folder.ts'

const texts = [
  // rbldnsd takes one sign off a text that begins with =.
  '==HYPERLINK("http://evil.example/","click")',
  '+1+cmd|calc!A1',
  '@SUM(1+1)',
  '-2+3',
  '<script>alert(1)</script><img src=http://evil.example/x>',
]

/** A scan of a /24 on lists read from files whose texts are hostile, written in every format. */
export async function scanHostileLists(folder: Folder) {
  const zone = texts.map((text, i) => `198.18.7.${i * 9} :127.0.0.2:${text}`)
  const broad = Array.from({ length: 60 }, (_, i) => `198.18.7.${i + 100}`)
  folder.write('words.zone', [':127.0.0.2:Listed', '127.0.0.2', ...zone, ''].join('\n'))
  folder.write('broad.zone', [':127.0.0.3:Broad', '127.0.0.2', ...broad, ''].join('\n'))
  folder.write(
    'lists.yaml',
    [
      'operator: { id: world, name: "=World & <Co>" }',
      'lists:',
      '  - { id: words, name: "+Words", zone: words.world.test, impact: high, zoneFiles: [{ type: ip4set, path: words.zone }] }',
      '  - { id: broad, name: Broad, zone: broad.world.test, impact: medium, zoneFiles: [{ type: ip4set, path: broad.zone }] }',
      '  - { id: silent, name: Silent, zone: silent.world.test, impact: low, servers: ["127.0.0.1:9"] }',
      '',
    ].join('\n'),
  )
  const files = Object.fromEntries(
    ['json', 'csv', 'html', 'pdf', 'xlsx'].map((format) => [format, folder.at(`report.${format}`)]),
  ) as Record<'json' | 'csv' | 'html' | 'pdf' | 'xlsx', string>
  const outputs = Object.entries(files).flatMap(([format, file]) => [`--${format}`, file])
  const lists = ['--catalog', folder.at('lists.yaml'), '--lists', 'words,broad,silent']
  const pace = ['--timeout', '100', '--retries', '0']
  const words = [
    'scan',
    '198.18.7.0/24',
    '--allow-special',
    '--db',
    folder.at('test.db'),
    '--quiet',
    ...lists,
  ]
  const run = await runBlockvet([...words, ...pace, ...outputs])
  if (run.status !== 0) throw new Error(`The scan failed: ${run.stderr}`)
  const result = JSON.parse(readFileSync(files.json, 'utf8')) as ScanResult & { readonly scanId: string }
  return { files, result, database: folder.at('test.db') }
}
