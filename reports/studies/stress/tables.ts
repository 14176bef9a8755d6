import type { Judged, RequirementStress, Shock, StressResult } from '../../../engine/studies/stress/result.js';
import type { CellTable } from '../../cellTable.js';
import { count, percent, plural } from '../../numbers.js';
import { capital } from '../../sentence.js';
import { amountText } from '../amounts.js';
import { verdictText } from '../verdictText.js';
import { distanceWithError, stressName } from './findings.js';
import { distanceOf, judgedCell } from './words.js';

/** A shock, input by input. */
export const shockTable = (shock: Shock, title: string): CellTable => ({
  title,
  columns: ['', 'without', 'with', 'distance', 'chance of less'],
  rows: shock.inputs.map(({ label, fromText, toText, coordinate, percentile }) => [
    label,
    fromText,
    toText,
    `${coordinate > 0 ? '+' : '\u2212'}${distanceOf(Math.abs(coordinate))}`,
    percentile === undefined ? 'known' : percent(percentile),
  ]),
  note: shock.inputs.some(({ percentile }) => percentile !== undefined) ? 'Chance of less: of a lower value, by the law of the input in the file.' : undefined,
});

const outcomes: Readonly<Record<RequirementStress['outcome'], string>> = {
  broken: 'broken without a shock',
  'at once': 'broken at the medians',
  failing: '',
  undecided: 'not decided',
  none: 'none found',
  unknown: 'not searched to the end',
};

/** What became of every requirement. */
export const requirementTable = ({ requirements, scenario, unsearched }: StressResult): CellTable => ({
  title: 'What must hold',
  columns: ['', 'in the plan', 'nearest failing shock', 'begins to break at', 'searched without a failure'],
  rows: requirements.map(({ text, plan, outcome, begins, failing, searched }) => [
    text,
    plan === null ? '' : `${judgedCell(plan, scenario)}, ${verdictText(plan)}`,
    failing !== null ? `distance ${distanceOf(failing.distance)}` : unsearched !== undefined && outcome === 'unknown' ? 'not searched' : outcomes[outcome],
    begins === null ? '' : distanceWithError(begins),
    searched.radius === 0 ? '' : `up to ${distanceOf(searched.radius)}`,
  ]),
});

/** What each named stress does to what must hold, and to profit and cash. */
export const stressTables = ({ stresses, requirements, scenario }: StressResult): readonly CellTable[] => {
  const [first] = stresses;
  if (first === undefined) return [];
  const verdict = (judged: Judged | null | undefined): string => (judged == null ? '' : `${judgedCell(judged, scenario)}, ${verdictText(judged)}`);
  const money: CellTable = {
    title: 'Profit and cash under each named stress',
    columns: ['', ...first.effects.map(({ words }) => words)],
    rows: [['no stress', ...first.effects.map(({ plan }) => amountText(plan, scenario.currency))], ...stresses.map(({ name, effects }) => [stressName(name), ...effects.map(({ value }) => amountText(value, scenario.currency))])],
  };
  const held: CellTable = {
    title: 'What must hold under each named stress, alone on the plan as it stands',
    columns: ['', ...requirements.map(({ text }) => text)],
    rows: [['no stress', ...requirements.map(({ plan }) => verdict(plan))], ...stresses.map(({ name, judged }) => [stressName(name), ...requirements.map((_, position) => verdict(judged[position]))])],
  };
  return requirements.length === 0 ? [money] : [held, money];
};

/** How surely nothing nearer was missed, and how to see the same shock again. */
export const certificateTable = (requirement: RequirementStress, { provenance, evaluations, errorRate, trials }: StressResult, command: (path: string) => string): CellTable => {
  const { failing, border, searched } = requirement;
  const outer = searched.spheres[0];
  const close = searched.spheres.reduce((sum, sphere) => sum + sphere.close, 0);
  return {
    title: `Certificate of \u201c${requirement.text}\u201d`,
    columns: ['', ''],
    rows: [
      ...(border === null ? [] : [['Found', `distance ${distanceWithError({ value: border.distance, se: border.se })}, by ${plural(trials.all, 'future')} that all shocks share`]]),
      ...(failing === null ? [] : [['Confirmed', `distance ${distanceOf(failing.distance)}, by ${plural(failing.judged.trials, 'fresh future')}; called broken by mistake in at most ${percent(errorRate)} of studies`]]),
      ['Clear', searched.radius === 0 ? 'nothing yet' : `no shock that was tried within a distance of ${distanceOf(searched.radius)} fails`],
      ...(outer === undefined
        ? []
        : [['Density', `${searched.spheres.map(({ shocks, radius }) => `${count(shocks)} at ${distanceOf(radius)}`).join(', ')}; the widest gap between neighbours is ${Math.round(searched.gap)} degrees`], ['Futures', close === 0 ? `${count(trials.few)}: every answer was clear` : `${count(trials.few)} where the answer was clear, ${count(trials.all)} in ${plural(close, 'closer case')}`]]),
      ['Tried', `${plural(evaluations, 'shock')} in all searches, by fast-check and by descent`],
      ['Seed', provenance.seed],
      ...(failing === null ? [] : [['Replay', command(failing.replay)]]),
    ],
  };
};

/** What may be moved, and by how much a unit of distance is. */
export const inputTable = ({ space }: StressResult): CellTable => ({
  title: 'What a shock may move',
  columns: ['', 'without a shock', 'one unit of distance', ...(space.chosen === 'correlation' ? ['rank correlation'] : [])],
  rows: space.inputs.map(({ label, origin, step, correlation }) => [capital(label), origin, step, ...(space.chosen === 'correlation' ? [correlation === undefined ? '' : correlation.toFixed(2).replace('-', '\u2212')] : [])]),
});
