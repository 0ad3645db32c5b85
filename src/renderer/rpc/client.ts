import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '../../shared/contract/index.ts'
import { currentLine } from './connection.ts'

/** Everything the background can be asked, typed by the contract; survives a broken line. */
export const rpc: ContractRouterClient<typeof contract> = createORPCClient({
  call: async (path, input, options) => {
    const { link } = await currentLine()
    return link.call(path, input, options)
  },
})
