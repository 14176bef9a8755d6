import { signChanges, unitRoots } from './unitRoots.js';

/** Two factors whose ratio is nearer to one than this are the same root, found from both sides. */
const same = 1e-10;

/**
 * Every factor v > 0 for which `sum flow_t v^t` is zero, ascending, each once. With v = 1 / (1 + rate) these are the rates above
 * -100 % at which flows are worth nothing. Descartes' rule of signs: there are at most as many as the flows change sign, so none when
 * they never do.
 * @param flows [period] currency; finite
 */
export function zeroValueFactors(flows: readonly number[]): number[] {
  if (signChanges(flows) === 0) return [];
  const paid = flows.slice(
    flows.findIndex((flow) => flow !== 0),
    flows.findLastIndex((flow) => flow !== 0) + 1,
  );
  const sum = paid.reduce((total, flow) => total + flow, 0);
  const rounding = paid.length * Number.EPSILON * paid.reduce((total, flow) => total + Math.abs(flow), 0);
  const factors = [
    ...unitRoots(paid),
    ...(Math.abs(sum) <= rounding ? [1] : []),
    // Beyond 1 the roots of the same flows, read backwards, are the inverses.
    ...unitRoots(paid.toReversed())
      .map((inverse) => 1 / inverse)
      .reverse(),
  ];
  return factors.filter((factor, index) => index === 0 || factor / factors[index - 1] - 1 > same);
}
