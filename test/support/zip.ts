import { crc32, deflateRawSync } from 'node:zlib';

/** A file in a zip, or what a hostile one says of it. */
export interface ZipMember {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What it claims to have, unpacked. */
  readonly claimedSize?: number;
}

const header = (member: ZipMember, packed: Buffer, isCentral: boolean, offset: number): Buffer => {
  const name = Buffer.from(member.name);
  const bytes = Buffer.from(member.content);
  const fixed = Buffer.alloc(isCentral ? 46 : 30);
  fixed.writeUInt32LE(isCentral ? 0x02014b50 : 0x04034b50, 0);
  const at = isCentral ? 6 : 4;
  fixed.writeUInt16LE(20, at);
  fixed.writeUInt16LE(0x0800, at + 2);
  fixed.writeUInt16LE(8, at + 4);
  fixed.writeUInt32LE(crc32(bytes), at + 10);
  fixed.writeUInt32LE(packed.length, at + 14);
  fixed.writeUInt32LE(member.claimedSize ?? bytes.length, at + 18);
  fixed.writeUInt16LE(name.length, at + 22);
  if (isCentral) {
    fixed.writeUInt16LE(20, 4);
    fixed.writeUInt32LE(offset, 42);
  }
  return Buffer.concat([fixed, name]);
};

/** Packs files, without a look at what they are called. */
export function zip(members: readonly ZipMember[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const packed = deflateRawSync(Buffer.from(member.content));
    central.push(header(member, packed, true, offset));
    const local = Buffer.concat([header(member, packed, false, offset), packed]);
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}
