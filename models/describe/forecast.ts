import type { TablesOf } from '../../scenarios/storedModel.js';
import type { FitReport } from '../fit.js';
import { spreadOf } from './spread.js';

type Tables = TablesOf<'forecast'>;

/** Most rows of the table of the index; of a longer forecast some steps are left out. */
const mostRows = 36;

const dayMs = 86_400_000;

/** The month or first day of the week of a step: `2027-01`, `2027-01-04`. */
const timeOf = ({ every, from }: Tables, step: number): string => {
  const [year = 1, month = 1, day = 1] = from.split('-').map(Number);
  const date = every === 'month' ? Date.UTC(year, month - 1 + step, 1) : Date.UTC(year, month - 1, day) + 7 * step * dayMs;
  return new Date(date).toISOString().slice(0, every === 'month' ? 7 : 10);
};

/** The index at a step in every future: path p goes with member p modulo their number, so that every member has equally many. */
const indexAt = ({ point, errors }: Tables, step: number): number[] => errors.map((path, index) => (point[index % point.length]?.[step] ?? 0) * (path[step] ?? 1));

/** What a stored forecast does to demand. */
export const describeForecast = (tables: Tables): FitReport => {
  const steps = tables.point[0]?.length ?? 0;
  const spreads = Array.from({ length: steps }, (_, step) => spreadOf(indexAt(tables, step)));
  const [first, last] = [spreads[0], spreads[steps - 1]];
  const gap = Math.ceil(steps / mostRows);
  const base = Number(tables.base.toPrecision(4)).toLocaleString('en-US');
  const width = (spread: typeof first): string => `${spread?.p50.toFixed(2)} (P5 ${spread?.p5.toFixed(2)}, P95 ${spread?.p95.toFixed(2)})`;
  return {
    findings: [
      `Demand is multiplied by ${width(first)} in ${timeOf(tables, 0)} and by ${width(last)} in ${timeOf(tables, steps - 1)}; 1 is ${base} in units of the history.`,
      `The method is ${tables.method}; ${tables.errors.length.toLocaleString('en-US')} paths of errors keep how months hang together, and each trial draws one.`,
    ],
    tables: [
      {
        title: `Demand index by ${tables.every}`,
        columns: [tables.every === 'month' ? 'Month' : 'Week of', 'P5', 'Median', 'P95'],
        rows: spreads.flatMap(({ p5, p50, p95 }, step) => (step % gap === 0 ? [[timeOf(tables, step), p5.toFixed(3), p50.toFixed(3), p95.toFixed(3)]] : [])),
        ...(gap > 1 ? { note: `One of ${gap} ${tables.every}s is shown.` } : {}),
      },
    ],
    charts: {
      backtest: {
        what: `demand index by ${tables.every}, 1 is ${base}`,
        history: [],
        held: [],
        ahead: spreads.map(({ p5, p50, p95 }, step) => ({ time: timeOf(tables, step), p5, p50, p95 })),
      },
    },
    paste: [],
  };
};
