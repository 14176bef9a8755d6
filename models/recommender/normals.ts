import seedrandom from 'seedrandom';

/** Normal deviates with mean 0 from a stated seed (Box & Muller 1958). */
export const normals = (count: number, sd: number, seed: string): Float32Array => {
  const draw = seedrandom(seed);
  const values = new Float32Array(count);
  for (let at = 0; at < count; at += 2) {
    const radius = sd * Math.sqrt(-2 * Math.log(1 - draw()));
    const angle = 2 * Math.PI * draw();
    values[at] = radius * Math.cos(angle);
    if (at + 1 < count) values[at + 1] = radius * Math.sin(angle);
  }
  return values;
};
