import seedrandom from 'seedrandom';

/**
 * The rows 0 to `rows` - 1 in random order, every order equally likely: Fisher and Yates' shuffle (Knuth, The Art of Computer
 * Programming, volume 2, section 3.4.2, algorithm P).
 * @param seed text that fixes the order: `market shuffle epoch 3`
 */
export const shuffledRows = (rows: number, seed: string): Int32Array => {
  const draw = seedrandom(seed);
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  for (let last = rows - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1));
    const kept = order[last];
    order[last] = order[other];
    order[other] = kept;
  }
  return order;
};
