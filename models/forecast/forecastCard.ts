import type { Card, CardMetric } from '../../scenarios/storedModel.js';
import { makeCard } from '../card/makeCard.js';
import type { CardParts } from '../card/makeCard.js';
import { largestFactor, nominal } from './calibrate.js';
import type { OverTime } from './compare.js';
import { percent } from './figures.js';
import { timeOf } from './history.js';
import type { Outcome } from './outcome.js';

/** The card of a forecast; its figures are of the origins that chose nothing. */
export const forecastCard = (outcome: Outcome, what: string, parts: Pick<CardParts, 'data' | 'request' | 'context' | 'backend'>): Card => {
  const { history, origins, chosen, trials, evidence, naive, future } = outcome;
  const { every, values } = history;
  const time = (row: number): string => timeOf(history, row);
  const figureOf = (name: string, own: OverTime, other: OverTime): CardMetric => ({
    name,
    value: own.mean,
    se: own.se,
    baseline: { name: trials[0].method.name, value: other.mean },
    better: 'lower',
  });
  return makeCard({
    ...parts,
    kind: 'forecast',
    title: `Demand index from ${values.length} ${every}s of ${what} by ${chosen.method.name}`,
    settled: { method: chosen.method.name, ahead: future.expected.length, 'spread factor': Number(evidence.finalFactor.toFixed(3)) },
    split:
      `Rolling origins, forecasts of ${origins.horizon} ${every}s: the method was chosen on ${origins.choice.length} of them, ` +
      `which forecast ${time(origins.choice[0])} to ${time(origins.report[0] - 1)}; ` +
      `the figures are of ${origins.report.length} later ones, which forecast ${time(origins.report[0])} to ${time(values.length - 1)} and chose nothing.`,
    metrics: [
      figureOf('MASE', evidence.mase, naive.mase),
      figureOf('sMAPE', evidence.smape, naive.smape),
      figureOf('pinball loss', evidence.pinball, naive.pinball),
      {
        ...figureOf(`coverage of the ${percent(nominal)} interval`, evidence.coverage, naive.coverage),
        baseline: { name: 'nominal', value: nominal },
        better: 'neither',
      },
    ],
    identifiers: 'none',
    limits: [
      `What has not happened in ${values.length} ${every}s happens in no path: the history is taken to go on as it went.`,
      `Forecasts and intervals were judged up to ${origins.horizon} ${every}s ahead; what lies beyond follows from the same errors and was not judged.`,
      ...(evidence.finalFactor >= largestFactor
        ? [`Errors out of sample were ${largestFactor} times those before and more: the intervals are too narrow.`]
        : []),
      ...(chosen === trials[0] ? ['Nothing was learned: no method beat the seasonal naive beyond the noise of the comparison.'] : []),
    ],
  });
};
