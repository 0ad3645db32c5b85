const HEADER_BYTES = 12

/** A genuine response to the query: listed as 127.0.0.2, or NXDOMAIN. */
export function genuine(query: Uint8Array, listed: boolean): Buffer {
  const record = Buffer.from('c00c000100010000003c00047f000002', 'hex')
  const packet = Buffer.concat([Buffer.from(query), listed ? record : Buffer.alloc(0)])
  packet.writeUInt16BE(listed ? 0x8500 : 0x8503, 2)
  packet.writeUInt16BE(listed ? 1 : 0, 6)
  return packet
}

/** Ways to spoil a genuine response; each changes its argument. */
export const spoil = {
  anotherId(packet: Buffer): Buffer {
    packet.writeUInt16BE(packet.readUInt16BE(0) ^ 0x5555, 0)
    return packet
  },
  anotherName(packet: Buffer): Buffer {
    packet[HEADER_BYTES + 1] = (packet[HEADER_BYTES + 1] ?? 0) ^ 1
    return packet
  },
  anotherType(packet: Buffer): Buffer {
    const end = packet.indexOf(Buffer.from('05776f726c640474657374000001', 'hex')) + 14
    packet[end - 1] = 16
    return packet
  },
  noQuestion(packet: Buffer): Buffer {
    packet.writeUInt16BE(0, 4)
    return packet
  },
  noResponse(packet: Buffer): Buffer {
    packet.writeUInt16BE(packet.readUInt16BE(2) & 0x7fff, 2)
    return packet
  },
  anotherOpcode(packet: Buffer): Buffer {
    packet.writeUInt16BE(packet.readUInt16BE(2) | 0x2000, 2)
    return packet
  },
  halfHeader: (packet: Buffer): Buffer => packet.subarray(0, 6),
  rubbish: (packet: Buffer): Buffer => Buffer.from(packet.map((byte, i) => byte ^ (i % 251))),
  cut: (packet: Buffer): Buffer => {
    packet.writeUInt16BE(packet.readUInt16BE(6) + 1, 6)
    return packet
  },
  trailing: (packet: Buffer): Buffer => Buffer.concat([packet, Buffer.from('trailing')]),
  lyingLength(packet: Buffer): Buffer {
    const record = Buffer.from('c00c000100010000003c00057f000002', 'hex')
    const bare = packet.readUInt16BE(6) === 1 ? packet.subarray(0, packet.length - record.length) : packet
    const lying = Buffer.concat([bare, record])
    lying.writeUInt16BE(0x8500, 2)
    lying.writeUInt16BE(1, 6)
    return lying
  },
}
