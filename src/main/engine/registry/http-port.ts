/** One GET. */
export interface HttpRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** For the whole exchange, body included: a slow drip ends too. */
  readonly timeoutMs: number
  /** Longest body that is read, after decompression. */
  readonly maxBytes: number
  readonly signal?: AbortSignal
}

/** What came of a GET. Redirects are answers like any other: who asks decides whether to follow. */
export type HttpReply =
  | {
      readonly kind: 'answer'
      readonly status: number
      /** Header names in lower case. */
      readonly headers: Readonly<Record<string, string>>
      readonly body: Uint8Array
    }
  | { readonly kind: 'failure'; readonly cause: 'timeout' | 'unreachable' | 'too-large' | 'cancelled' }

/** An HTTP client as the engine is handed it. Never rejects. */
export interface HttpPort {
  get(request: HttpRequest): Promise<HttpReply>
}
