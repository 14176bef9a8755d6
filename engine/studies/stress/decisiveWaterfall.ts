import * as E from 'fp-ts/lib/Either.js';
import type { Comparison, Figure, Requirement } from '../../../scenarios/figures/figure.js';
import { unitOf } from '../../../scenarios/figures/unitOf.js';
import { wordsOf } from '../../../scenarios/figures/wordsOf.js';
import { InvalidRequest } from '../../request.js';
import type { Trials } from '../../trials.js';
import type { Estimate } from '../estimate.js';
import { estimateFigure } from '../figures/estimateFigure.js';
import { compares } from '../figures/holdsIn.js';
import { marginEstimate } from '../figures/marginEstimate.js';
import { journalKey } from '../journal.js';
import { comparisonsIn } from '../../../scenarios/figures/comparisonsIn.js';
import type { StressTools } from './judging.js';
import { underShock, type Shocks } from './moved.js';
import type { Waterfall } from './result.js';
import type { Coordinates } from './search/space.js';
import { waterfallOf, type FigureUnder } from './waterfall.js';

/** What a waterfall can show of a comparison. */
type Shown = Pick<Waterfall, 'words' | 'isMargin' | 'unit' | 'bound'> & { readonly key: string; readonly of: (trials: Trials) => Estimate };

/**
 * The waterfall of the comparison that a shock breaks, the first one where it breaks several: of what is compared, or, where that has no
 * number on the way, of the margin by which the comparison holds; undefined where that has none either.
 */
export async function decisiveWaterfall(shocks: Shocks, failing: Coordinates, requirement: Requirement, trials: number, tools: StressTools): Promise<Waterfall | undefined> {
  const under = ({ key, of }: Pick<Shown, 'key' | 'of'>): FigureUnder => (coordinates) => estimateUnder(shocks, coordinates, trials, key, of, tools);
  const comparisons = comparisonsIn(requirement);
  const valueOf = async (figure: Figure): Promise<number> => (await under(figureShown(figure))(failing)).value;
  let decisive = comparisons[0];
  for (const comparison of [...comparisons].reverse()) if (!compares(await valueOf(comparison.left), comparison.comparator, await valueOf(comparison.right))) decisive = comparison;
  for (const shown of waysToShow(decisive, shocks.loaded.scenario.currency)) {
    const waterfall = await waterfallOf(shocks, failing, { words: shown.words, isMargin: shown.isMargin, unit: shown.unit, bound: shown.bound }, under(shown));
    if ([waterfall.from.value, waterfall.to.value, ...waterfall.parts.map(({ effect }) => effect)].every(Number.isFinite)) return waterfall;
  }
  return undefined;
}

const figureShown = (figure: Figure): Pick<Shown, 'key' | 'of'> => ({ key: `figure ${JSON.stringify(figure)}`, of: (trials) => estimateFigure(figure, trials) });

function waysToShow(comparison: Comparison<Figure>, currency: string): readonly Shown[] {
  const { left, right } = comparison;
  const figure: Figure = right.kind === 'number' ? left : left.kind === 'number' ? right : { kind: 'operation', operator: '-', left, right };
  const bound = right.kind === 'number' ? right.value : left.kind === 'number' ? left.value : 0;
  const margin = marginEstimate(comparison, currency);
  return [
    { ...figureShown(figure), words: wordsOf(figure), isMargin: false, unit: unitOf(figure, currency), bound },
    ...(margin === undefined ? [] : [{ key: `margin ${JSON.stringify(comparison)}`, of: margin.of, words: wordsOf(comparison), isMargin: true, unit: margin.unit, bound: 0 }]),
  ];
}

async function estimateUnder(shocks: Shocks, coordinates: Coordinates, trials: number, key: string, of: Shown['of'], { runner, journal }: StressTools): Promise<Estimate> {
  const scenario = underShock(shocks, coordinates);
  if (E.isLeft(scenario)) throw new InvalidRequest('a part of the nearest failing shock is no shock');
  return journal.once(journalKey(scenario.right, key, trials), async () => of(await runner.run(scenario.right, { trials })));
}
