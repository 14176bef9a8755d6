/**
 * The items of the highest scores, best first; of equal scores the one with the lower number comes first.
 * @param allowed `[item]`: 1 for those that can be among them
 */
export const firstItems = (scores: Float32Array, allowed: Uint8Array, count: number): Int32Array => {
  const items = new Int32Array(count);
  let length = 0;
  for (let item = 0; item < scores.length; item++) {
    const score = scores[item];
    if (allowed[item] === 0 || score === -Infinity || (length === count && !(score > scores[items[count - 1]]))) continue;
    let place = length < count ? length++ : count - 1;
    for (; place > 0 && scores[items[place - 1]] < score; place--) items[place] = items[place - 1];
    items[place] = item;
  }
  return items.subarray(0, length);
};
