/** Rows put together by key: those of a key are `order[starts[key]]` to before `order[starts[key + 1]]`, in the order that they had. */
export interface RowsByKey {
  readonly starts: Int32Array;
  readonly order: Int32Array;
}

/** Sorts rows by a key from 0 to `keyCount` - 1 in one pass over them (a counting sort); rows of one key keep their order. */
export const rowsByKey = (keys: ArrayLike<number>, keyCount: number): RowsByKey => {
  const starts = new Int32Array(keyCount + 1);
  for (let row = 0; row < keys.length; row++) starts[keys[row] + 1] += 1;
  for (let key = 0; key < keyCount; key++) starts[key + 1] += starts[key];
  const next = starts.slice(0, keyCount);
  const order = new Int32Array(keys.length);
  for (let row = 0; row < keys.length; row++) order[next[keys[row]]++] = row;
  return { starts, order };
};
