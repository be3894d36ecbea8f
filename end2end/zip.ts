// Reads a ZIP archive by its list of files (APPNOTE 4.3.12), which owes nothing to what writes it.
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;

/** The files of an archive by name, in their order. */
export function readZip(archive: Buffer) {
  const end = archive.length - 22;
  if (archive.readUInt32LE(end) !== END) throw new Error('no archive, or one with 64-bit sizes');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [size, name, extra, comment] = [archive.readUInt32LE(at + 20), ...[28, 30, 32].map((place) => archive.readUInt16LE(at + place))];
    const local = archive.readUInt32LE(at + 42);
    const content = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    files.set(archive.toString('utf8', at + 46, at + 46 + name), inflateRawSync(archive.subarray(content, content + size)));
    at += 46 + name + extra + comment;
  }
  return files;
}
