/** A source of uniform numbers strictly between 0 and 1, 32 bits each. */
export interface Uniforms {
  next(): number;
  /** The next `into.length` numbers, with the state in registers. */
  fill(into: Float64Array): void;
}

/** sfc32, the "small fast counter" generator of C. Doty-Humphrey's PractRand (pracrand.sourceforge.net). */
export function uniformsFrom(seed: number): Uniforms {
  const state = Int32Array.of(0, seed, 0x9e3779b9, 1);
  const fill = (into: Float64Array) => {
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let counter = state[3];
    for (let index = 0; index < into.length; index++) {
      const sum = (((a + b) | 0) + counter) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + sum) | 0;
      counter = (counter + 1) | 0;
      into[index] = ((sum >>> 0) + 0.5) * 2 ** -32;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = counter;
  };
  // The first outputs still show the seed.
  fill(new Float64Array(16));
  return {
    next: () => {
      const b = state[1];
      const c = state[2];
      const sum = (((state[0] + b) | 0) + state[3]) | 0;
      state[0] = b ^ (b >>> 9);
      state[1] = (c + (c << 3)) | 0;
      state[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
      state[3] = (state[3] + 1) | 0;
      return ((sum >>> 0) + 0.5) * 2 ** -32;
    },
    fill,
  };
}
