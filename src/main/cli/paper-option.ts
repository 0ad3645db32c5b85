import { Option } from 'commander'

/** Paper of PDF reports. */
export type PaperSize = 'a4' | 'letter'

/** The option that chooses the paper. */
export const paperOption = (): Option =>
  new Option('--paper <size>', 'paper of the PDF').choices(['a4', 'letter']).default('a4')
