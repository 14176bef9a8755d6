/** Rotations of Threefry-2x32, one after another, again from the start after eight. Source: Salmon et al. (2011), table 2. */
export const rotations = [13, 15, 26, 6, 17, 29, 16, 24] as const;
/** The constant that keeps an all-zero key from being weak (Skein's C240, 32-bit form). */
export const parity = 0x1bd11bda;
/** Rounds of the recommended generator; 13 already pass the BigCrush battery. */
export const rounds = 20;

/**
 * Threefry-2x32-20: 64 random bits that are a pure function of a 64-bit counter and a 64-bit key.
 * Words are 32-bit integers, signed or not. The rounds are written out four at a time, because the host draws with it too.
 * Source: J. Salmon, M. Moraes, R. Dror, D. Shaw (2011), Parallel random
 * numbers: as easy as 1, 2, 3.
 */
export function threefry2x32(counter0: number, counter1: number, key0: number, key1: number): [number, number] {
  const key2 = key0 ^ key1 ^ parity;
  let x0 = (counter0 + key0) | 0;
  let x1 = (counter1 + key1) | 0;
  for (let injection = 1; injection <= rounds / 4; injection++) {
    const even = injection % 2 === 0;
    x0 = (x0 + x1) | 0;
    x1 = even ? ((x1 << 17) | (x1 >>> 15)) ^ x0 : ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = even ? ((x1 << 29) | (x1 >>> 3)) ^ x0 : ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = even ? ((x1 << 16) | (x1 >>> 16)) ^ x0 : ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = even ? ((x1 << 24) | (x1 >>> 8)) ^ x0 : ((x1 << 6) | (x1 >>> 26)) ^ x0;
    const place = injection % 3;
    x0 = (x0 + (place === 0 ? key0 : place === 1 ? key1 : key2)) | 0;
    x1 = (x1 + (place === 0 ? key1 : place === 1 ? key2 : key0) + injection) | 0;
  }
  return [x0, x1];
}
