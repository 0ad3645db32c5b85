declare module 'mailauth/lib/spf/index.js' {
  /** What the library returns, as far as it is used here. */
  export function spf(options: {
    sender: string
    ip: string
    helo: string
    mta: string
    resolver: (name: string, type: string) => Promise<unknown[]>
  }): Promise<{
    status: {
      result: 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror'
      comment?: string
    }
    rr?: string
    lookups?: { count: number }
  }>
}
