import type { FeedFormat, FeedSink } from '../feed-format.ts'
import { readCidr, readNumber } from '../token-range.ts'
import { describeBad } from './lines.ts'

/** Attributes of one object, the first value of each. */
type Attributes = Map<string, string>

/**
 * Route objects of a routing registry (RPSL, RFC 2622 §4; RFC 4012 for IPv6), as its dumps are written: objects apart by
 * an empty line. The origin is the entry's reference, `EXAMPLE-MNT, RADB, 2024-01-02` its text: maintainer, registry,
 * day of the last change, each where it is told. Other classes of objects are passed over.
 */
export const routeObjects: FeedFormat = {
  hasEndMark: false,
  open(sink) {
    let object: Attributes = new Map()
    const flush = (): void => {
      readObject(object, sink)
      object = new Map()
    }
    return {
      line(text) {
        if (text.trim() === '') flush()
        else if (!/^[#%\s+]/.test(text)) readAttribute(text, object)
      },
      close: flush,
    }
  },
}

function readAttribute(text: string, object: Attributes): void {
  const [, name = '', value = ''] = /^([A-Za-z][A-Za-z0-9_-]*)\s*:\s*([^#]*)/.exec(text) ?? []
  if (name !== '' && !object.has(name.toLowerCase())) object.set(name.toLowerCase(), value.trim())
}

function readObject(object: Attributes, sink: FeedSink): void {
  const prefix = object.get('route') ?? object.get('route6')
  if (prefix === undefined) return
  const range = readCidr(prefix)
  const asn = readNumber((object.get('origin') ?? '').replace(/^AS/i, ''), 0xffffffff)
  if (range === null) sink.bad(describeBad(prefix))
  else if (asn === null) sink.bad(`the object of ${prefix.slice(0, 50)} names no origin`)
  else sink.entry(range, `AS${asn}`, describe(object))
}

function describe(object: Attributes): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(object.get('last-modified') ?? '')?.[0]
  const maintainer = object.get('mnt-by')?.split(/[\s,]/)[0]
  return [maintainer ?? '', object.get('source') ?? '', day ?? ''].join(', ')
}
