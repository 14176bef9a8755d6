import type { FanPoint, FitReport, FitTable } from '../fit.js';
import { falseAlarm, overTime } from './compare.js';
import { timed } from './evaluate.js';
import { amount, figure, percent } from './figures.js';
import { fanOf } from './future.js';
import { timeOf } from './history.js';
import type { Outcome } from './outcome.js';
import { tails } from './calibrate.js';

/** What a forecast says to people. */
export const forecastReport = (outcome: Outcome, what: string): FitReport => {
  const ahead = aheadOf(outcome);
  return {
    findings: findingsOf(outcome, what, ahead),
    tables: [methodsTable(outcome), aheadTable(outcome, what, ahead)],
    charts: {
      backtest: {
        what,
        history: Array.from(outcome.history.values, (value, row) => ({ time: timeOf(outcome.history, row), value })),
        held: heldOf(outcome),
        ahead,
      },
      contest: {
        measure: 'MASE',
        methods: outcome.trials.map((trial) => ({
          name: trial.method.name,
          value: trial.chosenBy.mean,
          se: trial.chosenBy.se,
          chosen: trial === outcome.chosen,
        })),
      },
    },
    paste: [],
  };
};

const findingsOf = (outcome: Outcome, what: string, ahead: readonly FanPoint[]): readonly string[] => {
  const { history, origins, trials, chosen, evidence, naive, stopped } = outcome;
  const { every } = history;
  const best = trials.reduce((lowest, trial) => (trial.chosenBy.mean < lowest.chosenBy.mean ? trial : lowest));
  const gained = ({ gain }: typeof best): string =>
    `${figure(gain.mean)} lower (standard error ${figure(gain.se)}) than that of the seasonal naive, ${figure(trials[0].chosenBy.mean)}`;
  const choice =
    chosen !== trials[0]
      ? `${chosen.method.name} is used: over ${origins.choice.length} origins its MASE was ${figure(chosen.chosenBy.mean)}, ${gained(chosen)}.`
      : best === trials[0]
        ? `Nothing beats the seasonal naive (MASE ${figure(trials[0].chosenBy.mean)} over ${origins.choice.length} origins): it is used.`
        : `Nothing beats the seasonal naive beyond the noise of the comparison: it is used. The nearest was ${best.method.name}, whose MASE was ${gained(best)}.`;
  const last = history.values.length - origins.report[0];
  const against = chosen === trials[0] ? '' : ` (seasonal naive: ${figure(naive.mase.mean)} and ${percent(naive.smape.mean)})`;
  const [first] = ahead;
  const season = ahead.slice(0, history.season);
  const before = history.values.slice(-history.season).slice(0, season.length);
  const growth = season.reduce((sum, { p50 }) => sum + p50, 0) / before.reduce((sum, value) => sum + value, 0);
  const widened = evidence.finalFactor >= 1 ? 'widened' : 'narrowed';
  return [
    ...(stopped ? ['Training was stopped: methods that learn step by step stood back.'] : []),
    choice,
    `On the last ${last} ${every}s, which chose nothing, forecasts of up to ${origins.horizon} ${every}s had a MASE of ` +
      `${figure(evidence.mase.mean)} and a sMAPE of ${percent(evidence.smape.mean)}${against}; ` +
      `their 90 % intervals held ${percent(evidence.coverage.mean)} of the outcomes.`,
    `Intervals made of the errors on data the method had seen are ${widened} by a factor of ${figure(evidence.finalFactor)}, ` +
      'with which they would have held 90 % out of sample.',
    `${what} of ${first.time}: ${amount(first.p50)} (${amount(first.p5)} to ${amount(first.p95)}); ` +
      `the first ${season.length} ${every}s together are ${figure(growth)} times the same ${every}s a year before.`,
  ];
};

const methodsTable = ({ history, origins, trials, chosen }: Outcome): FitTable => ({
  title: 'Methods, out of sample',
  columns: ['method', 'MASE where chosen', 'lower than seasonal naive', 'standard error', 'MASE at the end', 'sMAPE at the end'],
  rows: trials.map((trial) => [
    trial === chosen ? `${trial.method.name} (used)` : trial.method.name,
    figure(trial.chosenBy.mean),
    figure(trial.gain.mean),
    figure(trial.gain.se),
    figure(overTime(timed(trial.report, ({ scaled }, step) => scaled[step])).mean),
    percent(overTime(timed(trial.report, ({ symmetric }, step) => symmetric[step])).mean),
  ]),
  note:
    "MASE: mean absolute error in units of the seasonal naive's on the part that was known. " +
    `Chosen on ${origins.choice.length} origins, told again on ${origins.report.length} later ones, ${origins.horizon} ${history.every}s ahead each. ` +
    `A method must beat the seasonal naive by more standard errors than chance does in ${percent(falseAlarm)} of comparisons; ` +
    'standard errors allow for overlapping forecasts.',
});

const aheadTable = ({ history }: Outcome, what: string, ahead: readonly FanPoint[]): FitTable => ({
  title: `${what} ahead`,
  columns: [history.every, 'P5', 'P50', 'P95'],
  rows: ahead.map(({ time, p5, p50, p95 }) => [time, amount(p5), amount(p50), amount(p95)]),
});

const aheadOf = ({ history, future }: Outcome): readonly FanPoint[] =>
  Array.from(future.expected, (_, step) => {
    const [p5, p50, p95] = fanOf(future, step, [tails[0], 0.5, tails[1]]);
    return { time: timeOf(history, history.values.length + step), p5, p50, p95 };
  });

/** The last part as it was forecast from its start, and from the last origin on from there: every step once. */
const heldOf = ({ history, origins, evidence: { judged, factor } }: Outcome): readonly FanPoint[] => {
  const [first] = origins.report;
  const last = origins.report.at(-1) ?? first;
  return judged
    .filter(({ origin, step }) => origin === last || (origin === first && origin + step < last))
    .map(({ origin, step, expected, low, high }) => ({
      time: timeOf(history, origin + step),
      p5: Math.exp(expected + factor * low),
      p50: Math.exp(expected),
      p95: Math.exp(expected + factor * high),
    }));
};
