import { list, percent } from './numbers.js';
import type { RangeGroup, RangeRow } from './riskTable.js';
import { metricTitles, noMean } from './unitEconomics.js';

/** Metrics that have a reason of their own to be without a value. */
const reasons: Readonly<Record<string, string>> = { [metricTitles.burn_multiple]: 'that burn money while MRR grows' };

/** So many metrics can be named in a sentence. */
const mostNamed = 3;

const countedText = (rows: readonly RangeRow[]): string[] => {
  const shares = rows.flatMap(({ counted }) => counted ?? []);
  if (shares.length === 0) return [];
  const [least, most] = [Math.min(...shares), Math.max(...shares)].map(percent);
  const range = least === most ? least : `${least} to ${most}`;
  const [names, verb] = rows.length > mostNamed ? ['Unit economics', 'count'] : [list(rows.map(({ name }) => name)), rows.length === 1 ? 'counts' : 'count'];
  return [`${names} ${verb} the ${range} of futures where ${names === 'Unit economics' || rows.length > 1 ? 'they have' : 'it has'} a value.`];
};

/** What limits the numbers of some metrics, in sentences: a share of futures, or a mean that a few of them make. */
export const economicsNotes = (groups: readonly RangeGroup[]): string => {
  const rows = groups.flatMap((group) => group.rows);
  const limited = rows.filter(({ counted }) => counted !== undefined);
  const plain = limited.filter(({ name }) => reasons[name] === undefined);
  const own = limited.flatMap(({ name, counted = 1 }) => (reasons[name] === undefined ? [] : [`${name} counts the ${percent(counted)} of futures ${reasons[name]}.`]));
  const extreme = rows.some(({ cells }) => cells.mean.value === noMean) ? [`${noMean}: a mean that a few extreme futures make.`] : [];
  return [...countedText(plain), ...own, ...extreme].join(' ');
};
