/** A typed array without a fixed length; it doubles when it is full, so that a million rows cost twenty copies. */
export interface Growing<Values> {
  readonly push: (value: number) => void;
  /** What was pushed, in an array of exactly that length. */
  readonly all: () => Values;
}

interface Numbers {
  [index: number]: number;
  readonly length: number;
}

export const growing = <Values extends Numbers & { set(from: Values): void; slice(from: number, to: number): Values }>(
  make: (length: number) => Values,
): Growing<Values> => {
  let values = make(1024);
  let used = 0;
  return {
    push: (value) => {
      if (used === values.length) {
        const larger = make(2 * used);
        larger.set(values);
        values = larger;
      }
      values[used++] = value;
    },
    all: () => values.slice(0, used),
  };
};
