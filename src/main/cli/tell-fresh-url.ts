import type { CommandHost } from './command-host.ts'

/** Says where to go on when the page was left alone for so long that its key became void. */
export const tellFreshUrl =
  (host: Pick<CommandHost, 'tell'>) =>
  (url: string): void =>
    host.tell(`The page was left alone for hours, so its key is void; open the new address: ${url}\n`)
