/** The largest double below `x`; an infinity is returned as it is. */
export function justBelow(x: number): number {
  if (!Number.isFinite(x)) return x;
  if (x === 0) return -Number.MIN_VALUE;
  const words = new BigInt64Array(new Float64Array([x]).buffer);
  // The bits of a double count up with its magnitude.
  words[0] += x > 0 ? -1n : 1n;
  return new Float64Array(words.buffer)[0];
}
