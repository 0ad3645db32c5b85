import { expect, test } from 'vitest'
import { fileForBlock } from './file-for-block.ts'

test.each([
  ['report.csv', '198.51.100.0/24', 'report-198.51.100.0_24.csv'],
  ['out/report', '198.51.100.0/24', 'out/report-198.51.100.0_24'],
  ['out.d/report', '2001:db8::/48', 'out.d/report-2001_db8_48'],
  ['.hidden', '192.0.2.1/32', '.hidden-192.0.2.1_32'],
])('%s for %s is %s', (file, block, name) => expect(fileForBlock(file, block)).toBe(name))
