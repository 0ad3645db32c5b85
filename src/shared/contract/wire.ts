/** How byte arrays travel in JSON frames: base64 text. Both ends of every transport use this list. */
export const wireSerializers = [
  {
    type: 21,
    condition: (data: unknown): boolean => data instanceof Uint8Array,
    serialize: (data: Uint8Array): string => toBase64(data),
    deserialize: (data: string): Uint8Array => fromBase64(data),
  },
]

const STRIDE = 0x8000

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += STRIDE)
    binary += String.fromCharCode(...bytes.subarray(at, at + STRIDE))
  return btoa(binary)
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
