import { diagnose, type Diagnostic } from '../../scenarios/diagnostic.js';
import type { LoadedScenario } from '../../scenarios/parse.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { lookup } from '../../scenarios/tree.js';
import { Mistakes } from '../error.js';
import { dimensionsOf } from '../random/dimensions.js';

/** What is asked of all scenarios alike; what is left out is as the first one has it. */
export interface Terms {
  readonly trials?: number;
  readonly seed?: string;
}

type Loaded = Pick<LoadedScenario, 'scenario' | 'tree'>;

/**
 * Puts scenarios on terms on which they share their luck, trial by trial: the seed, the number of trials and the sampling of the first.
 * What it gives can be applied to any scenario made of parts of these.
 * @throws Mistakes where their months are not the same ones, or their money is not, each where a file states it
 */
export function commonTerms(loaded: readonly [Loaded, ...Loaded[]], terms: Terms = {}): (scenario: Scenario) => Scenario {
  const [first, ...others] = loaded;
  const mistakes = others.flatMap((other) => mistakesBetween(first, other));
  if (mistakes.length > 0) throw new Mistakes(mistakes);
  const { trials = first.scenario.trials, seed = first.scenario.seed } = terms;
  const { sampling } = first.scenario;
  const design = sampling === 'sobol' ? { design: { dimensions: [...new Set(loaded.flatMap(({ scenario }) => dimensionsOf(scenario)))] } } : {};
  return (scenario) => ({ ...scenario, seed, trials, sampling, ...design });
}

/** What two scenarios must have in common to stand side by side, by the part of a file that states it, and why. */
const alike: readonly { readonly part: string; readonly of: (scenario: Scenario) => string; readonly why: string }[] = [
  { part: 'currency', of: ({ currency }) => currency, why: 'amounts of two currencies have no difference; state both files in one' },
  { part: 'start', of: ({ start }) => `${start.year}-${String(start.month).padStart(2, '0')}`, why: 'stories are laid month beside month; give both files one start' },
  { part: 'months', of: ({ months }) => String(months), why: 'a total over more months is no other plan; give both files, or variants of them, the smaller number of months' },
  { part: 'step', of: ({ step }) => step, why: 'stories are laid step beside step; give both files one step' },
  { part: 'expected', of: ({ expected }) => String(expected), why: 'a future has no partner among expected values; write expected: true into both files or into neither' },
];

function mistakesBetween(first: Loaded, other: Loaded): readonly Diagnostic[] {
  return alike.flatMap(({ part, of, why }) => {
    const [wanted, found] = [of(first.scenario), of(other.scenario)];
    if (wanted === found) return [];
    const { place } = lookup(other.tree, [part]) ?? other.tree;
    return [diagnose(place, [part], { expected: `${wanted}, as in "${first.scenario.name}"`, found, hint: why })];
  });
}
