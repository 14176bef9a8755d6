import type { Scenario } from '../../scenarios/scenario.js';
import { dimensionsOf } from '../random/dimensions.js';
import { InvalidRequest } from '../request.js';

/** What is asked of all scenarios alike; what is left out is as the first one has it. */
export interface Terms {
  readonly trials?: number;
  readonly seed?: string;
}

/**
 * Puts scenarios on terms on which they share their luck, trial by trial: the seed, the number of trials and the sampling of the first.
 * What it gives can be applied to any scenario made of parts of these.
 * @throws InvalidRequest where their months are not the same ones, or their money is not
 */
export function commonTerms(scenarios: readonly [Scenario, ...Scenario[]], terms: Terms = {}): (scenario: Scenario) => Scenario {
  const [first, ...others] = scenarios;
  for (const other of others) {
    const reason = apart(first, other);
    if (reason !== undefined) throw new InvalidRequest(reason);
  }
  const { trials = first.trials, seed = first.seed } = terms;
  const { sampling } = first;
  const design = sampling === 'sobol' ? { design: { dimensions: [...new Set(scenarios.flatMap(dimensionsOf))] } } : {};
  return (scenario) => ({ ...scenario, seed, trials, sampling, ...design });
}

const monthOf = ({ start }: Scenario): string => `${start.year}-${String(start.month).padStart(2, '0')}`;

/** Why two scenarios cannot stand side by side, and what can be done; undefined: they can. */
function apart(first: Scenario, other: Scenario): string | undefined {
  const differ = (what: string, of: (scenario: Scenario) => string, advice: string): string | undefined =>
    of(first) === of(other) ? undefined : `"${first.name}" ${what} ${of(first)} and "${other.name}" ${of(other)}: ${advice}`;
  return (
    differ('counts in', ({ currency }) => currency, 'amounts of two currencies have no difference; state both in one currency') ??
    differ('starts in', monthOf, 'no month is common to both from its beginning; give both files one start') ??
    differ('runs', ({ months }) => `${months} months`, `the first ${Math.min(first.months, other.months)} months can be compared: write months: ${Math.min(first.months, other.months)} into both files, or into variants of them`) ??
    differ('goes in steps of', ({ step }) => `a ${step}`, 'months do not follow one another alike; give both files one step') ??
    differ('gives', ({ expected }) => (expected ? 'expected values' : 'random futures'), 'a future has no partner among expected values; write expected: true into both files or into none')
  );
}
