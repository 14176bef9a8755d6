import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import type { Readable, TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const newline = 0x0a;

/** A line that is not UTF-8 text. */
export class NotUtf8 extends Error {
  constructor(readonly line: number) {
    super(`line ${line} is not UTF-8`);
  }
}

/** Lets bytes through, a line or more at a time, while they are UTF-8 text. */
const onlyUtf8 = (): Transform => {
  let rest: Buffer = Buffer.alloc(0);
  let lines = 1;
  const check = (bytes: Buffer, done: TransformCallback): void => {
    if (isUtf8(bytes) && !bytes.includes(0)) {
      for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines++;
      return done(null, bytes);
    }
    for (let start = 0; ; lines++) {
      const end = bytes.indexOf(newline, start);
      const line = bytes.subarray(start, end < 0 ? bytes.length : end);
      if (end < 0 || !isUtf8(line) || line.includes(0)) return done(new NotUtf8(lines));
      start = end + 1;
    }
  };
  return new Transform({
    transform: (chunk: Buffer, _, done) => {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const end = bytes.lastIndexOf(newline) + 1;
      rest = bytes.subarray(end);
      check(bytes.subarray(0, end), done);
    },
    flush: (done) => check(rest, done),
  });
};

const hashing = (): { readonly stream: Transform; readonly digest: () => string } => {
  const hash = createHash('sha256');
  return {
    stream: new Transform({ transform: (chunk: Buffer, _, done) => (hash.update(chunk), done(null, chunk)) }),
    digest: () => hash.digest('hex'),
  };
};

/**
 * Sends the text of a file, unpacked when its name ends in .gz, through `sink`.
 * @returns SHA-256 of the file's bytes as they lie on the disk, in hexadecimal
 * @throws NotUtf8, what the sink throws, and what reading and unpacking throw
 */
export const pumpText = async (path: string, sink: NodeJS.WritableStream): Promise<string> => {
  const { stream, digest } = hashing();
  const bytes = createReadStream(path);
  if (path.endsWith('.gz')) await pipeline(bytes, stream, createGunzip(), onlyUtf8(), sink);
  else await pipeline(bytes, stream, onlyUtf8(), sink);
  return digest();
};

/** Most bytes that the first two lines of a table may take. */
const longestStart = 1 << 20;

/** The first lines of a text file: at least two of them, if it has so many; without a byte order mark. Throws NotUtf8 for the first line. */
export const readStart = async (path: string): Promise<string> => {
  const bytes = createReadStream(path);
  const text: Readable = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  bytes.once('error', (error) => text.destroy(error));
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of text as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= longestStart || Buffer.concat(chunks).toString('latin1').split('\n').length > 2) break;
  }
  bytes.destroy();
  const start = Buffer.concat(chunks);
  const first = start.subarray(0, start.indexOf(newline) + 1);
  if (!isUtf8(first) || first.includes(0)) throw new NotUtf8(1);
  return start.toString('utf8').replace(/^\uFEFF/, '');
};
