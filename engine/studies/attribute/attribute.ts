import type { Figure } from '../../../scenarios/figures/figure.js';
import { printed } from '../../../scenarios/figures/print.js';
import { unitOf } from '../../../scenarios/figures/unitOf.js';
import { wordsOf } from '../../../scenarios/figures/wordsOf.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { changesBetween } from '../../../scenarios/studies/changes.js';
import { changeTextOf } from '../../../scenarios/studies/changeText.js';
import { Cancelled } from '../../error.js';
import { InvalidRequest } from '../../request.js';
import { structureOf } from '../../structure.js';
import { commonTerms, type Terms } from '../commonTerms.js';
import { errorsToBeSeen } from '../errorsToBeSeen.js';
import { differenceOf, estimated, type Estimate } from '../estimate.js';
import { askedFigure } from '../figures/askedFigure.js';
import { estimateFigure } from '../figures/estimateFigure.js';
import { journalKey, journalOf, type Journal } from '../journal.js';
import { numberOrNull } from '../numberOrNull.js';
import { provenanceOf } from '../provenance.js';
import type { Runner } from '../runner.js';
import type { StudyTools } from '../studyTools.js';
import { unansweredPrices } from '../unansweredPrices.js';
import type { AttributedFigure, Attribution } from './attribution.js';
import { contributionsOf, interactionOf } from './contributions.js';
import { hybridsOf, type Hybrids } from './hybrids.js';
import { readableGroups } from './readableGroups.js';
import { keyOf, planOf, type Plan } from './shapley.js';
import { ascending, standingGroups, upTo, type Chosen } from './standingGroups.js';

export interface AttributeOptions extends Terms {
  /** What the difference is of; mean, P5 and P50 of total profit by default, of one future alone its profit. */
  readonly figures?: readonly string[];
}

/** Of one future alone every percentile is its mean. */
const defaultFigures = (trials: number): readonly string[] => (trials === 1 ? ['mean(profit)'] : ['mean(profit)', 'p5(profit)', 'p50(profit)']);

/** Trials of all combinations of changes together, where nobody says how many: a minute's work. */
const mostTrials = 100_000;
/** Fewer trials of a combination than these say too little. */
const leastTrials = 1_000;

/** The figures of a combination of changes, by their texts. */
type Seen = Readonly<Record<string, Estimate>>;

/**
 * Why figures are others in the second scenario than in the first: their differences, split over what was changed, all with the luck of the
 * first. Stopped by its signal, it gives what it knows, with `complete` false.
 * @throws Mistakes where the two cannot stand side by side, or lack a figure; InvalidRequest where they do not differ; Cancelled where not even both were simulated
 */
export async function attribute(
  [first, second]: readonly [LoadedScenario, LoadedScenario],
  { figures: asked, ...terms }: AttributeOptions,
  { runner, journal = journalOf(), onProgress }: StudyTools,
): Promise<Attribution> {
  const begun = performance.now();
  const ends = [first.scenario, second.scenario] as const;
  commonTerms([first, second], terms);
  const texts = asked ?? defaultFigures(terms.trials ?? ends[0].trials);
  const figures = texts.map((text) => ({ text, figure: askedFigure(text, ends) }));
  const changes = changesBetween(first, second);
  if (changes.length === 0) throw new InvalidRequest(`"${ends[0].name}" and "${ends[1].name}" ask the same question: nothing that changes a number is different`);
  const told = changeTextOf(first, second);
  const hybrids = hybridsOf(first, second, changes);
  const { seed = ends[0].seed } = terms;
  const { by, groups: together } = readableGroups(changes.map(({ path }) => path));
  const groups = standingGroups(together, (chosen) => hybrids(chosen) !== undefined, (count) => planOf(count, seed).combinations);
  const plan = planOf(groups.length, seed);
  const { trials = trialsFor(plan, ends[0]) } = terms;
  const alike = commonTerms([first, second], { seed, trials });
  const seen = await seeAll(plan, (chosen) => alike(madeOf(hybrids, groups, chosen)), figures, runner, journal, onProgress);
  const { currency, months, sampling, expected, trials: trialsOfFile } = ends[0];
  return {
    kind: 'attribute',
    version: 1,
    complete: seen.size === plan.combinations.length,
    currency,
    months,
    trialsOfFile,
    sampling,
    expected,
    seenFrom: errorsToBeSeen(figures.length * groups.length),
    from: ends[0].name,
    to: ends[1].name,
    groupedBy: by,
    changes: groups.map((group) => group.map((place) => told(changes[place]))),
    method: { kind: plan.kind, combinations: plan.combinations.length, pairs: plan.pairs.length },
    unansweredPrices: unansweredPrices(...ends),
    figures: figures.map(({ text, figure }) => attributed(figure, currency, plan, new Map([...seen].map(([key, estimates]) => [key, estimates[text]])))),
    provenance: provenanceOf(ends.map(alike), runner, journal, begun),
  };
}

function trialsFor({ combinations }: Plan, { trials }: Scenario): number {
  return Math.min(trials, Math.max(leastTrials, Math.floor(mostTrials / combinations.length)));
}

function madeOf(hybrids: Hybrids, groups: readonly Chosen[], chosen: Chosen): Scenario {
  const scenario = hybrids(ascending(chosen.flatMap((group) => groups[group])));
  if (scenario === undefined) throw new Error('every combination that a plan asks for can be made');
  return scenario;
}

/** By the keys of combinations, as far as they were simulated before the study was stopped. */
async function seeAll(
  plan: Plan,
  scenarioAt: (chosen: Chosen) => Scenario,
  figures: readonly { readonly text: string; readonly figure: Figure }[],
  runner: Runner,
  journal: Journal,
  onProgress: StudyTools['onProgress'],
): Promise<ReadonlyMap<string, Seen>> {
  const seen = new Map<string, Seen>();
  for (const { key, scenario } of sharingKernels(plan.combinations.map((chosen) => ({ key: keyOf(chosen), scenario: scenarioAt(chosen) })))) {
    onProgress?.(seen.size, plan.combinations.length);
    const see = async (): Promise<Seen> => {
      const trials = await runner.run(scenario);
      return Object.fromEntries(figures.map(({ text, figure }) => [text, estimateFigure(figure, trials)]));
    };
    try {
      seen.set(key, await journal.once(journalKey(scenario, 'attribute', ...figures.map(({ text }) => text)), see));
    } catch (error) {
      if (!(error instanceof Cancelled) || seen.size < 2) throw error;
      break;
    }
  }
  return seen;
}

interface Combination {
  readonly key: string;
  readonly scenario: Scenario;
}

/** The first two, the ends, and then the others, those with the same kernels one after another. */
function sharingKernels(combinations: readonly Combination[]): readonly Combination[] {
  const alike = new Map<string, Combination[]>();
  for (const combination of combinations.slice(2)) {
    const structure = structureOf(combination.scenario);
    alike.set(structure, [...(alike.get(structure) ?? []), combination]);
  }
  return [...combinations.slice(0, 2), ...[...alike.values()].flat()];
}

function attributed(figure: Figure, currency: string, plan: Plan, valueAt: ReadonlyMap<string, Estimate>): AttributedFigure {
  const [from, to] = [valueAt.get(keyOf([])), valueAt.get(keyOf(upTo(plan.weights.length)))] as [Estimate, Estimate];
  return {
    figure: printed(figure),
    words: wordsOf(figure),
    unit: unitOf(figure, currency),
    from: numberOrNull(estimated(from)),
    to: numberOrNull(estimated(to)),
    difference: numberOrNull(differenceOf(to, from)),
    interaction: interactionOf(plan.weights.length, valueAt),
    contributions: contributionsOf(plan, valueAt),
  };
}
