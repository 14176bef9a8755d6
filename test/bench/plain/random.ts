/** Uniform numbers strictly between 0 and 1, 32 bits each. */
export type Uniform = () => number;

/** sfc32, the "small fast counter" generator of C. Doty-Humphrey's PractRand (pracrand.sourceforge.net). */
export function uniformsFrom(seed: number): Uniform {
  const state = Int32Array.of(0, seed, 0x9e3779b9, 1);
  const uniform = () => {
    const a = state[0];
    const b = state[1];
    const c = state[2];
    const counter = state[3];
    const sum = (((a + b) | 0) + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
    state[3] = (counter + 1) | 0;
    return ((sum >>> 0) + 0.5) * 2 ** -32;
  };
  // The first outputs still show the seed.
  for (let index = 0; index < 16; index++) uniform();
  return uniform;
}
