import seedrandom from 'seedrandom';
import { threefry2x32 } from './threefry.js';

/** The 64-bit key of a stream. */
export type StreamKey = readonly [number, number];

/**
 * The key of a named stream of a seed. Streams are told apart by their names alone, so that adding a stream, a segment or
 * a plan leaves the draws of every other where they were.
 */
export function streamKey(seed: string, name: string): StreamKey {
  const generator = seedrandom(`${name}\n${seed}`);
  return [generator.int32(), generator.int32()];
}

/** Number `second` of item `first` of a stream: uniform in the open interval (0, 1), 53 bits. */
export function uniformAt(key: StreamKey, first: number, second: number): number {
  const [word0, word1] = threefry2x32(first, second, key[0], key[1]);
  return ((word0 >>> 5) * 67108864 + (word1 >>> 6) + 0.5) / 9007199254740992;
}
