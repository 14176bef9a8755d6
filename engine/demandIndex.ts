import { dayOfStep } from '../scenarios/drivers/coverage.js';
import type { DemandIndex, Scenario } from '../scenarios/scenario.js';
import { pathSource, type Source } from './source.js';
import { stepLabels } from './time.js';

/**
 * A learned demand index along a trial: the index that the trial's member expects, times one whole path of errors that luck picks, so
 * that a future that starts low stays low as long as the errors of the history did. A step that holds several weeks has their mean;
 * a step within a month or a week has that of the month or week in which it begins.
 */
export function demandIndexSource(index: DemandIndex, scenario: Scenario): Source {
  const { point, errors, member, luck } = index;
  const columns = columnsOf(index, scenario);
  const pick = <Row>(rows: readonly Row[], share: number): Row => rows[Math.min(Math.floor(share * rows.length), rows.length - 1)];
  return pathSource([member, luck], () => {
    let path: readonly number[] | undefined;
    return ([position, share], step) => {
      path ??= pick(errors, share);
      const { first, end } = columns[step];
      let sum = 0;
      for (let column = first; column < end; column++) sum += point[position][column] * path[column];
      return sum / (end - first);
    };
  });
}

/** The columns of the tables that belong to each step; at least one, the nearest, where weeks begin shortly after the story or end shortly before it. */
function columnsOf({ every, from, point }: DemandIndex, scenario: Scenario): readonly { readonly first: number; readonly end: number }[] {
  const steps = point[0].length;
  const starts = Array.from({ length: steps + 1 }, (_, column) => dayOfStep({ every, from, steps }, column));
  const days = stepDays(scenario);
  const inside = (day: number): number => Math.min(Math.max(starts.findLastIndex((start) => start <= day), 0), steps - 1);
  return days.slice(0, -1).map((day, step) => {
    const first = starts.findIndex((start) => start >= day && start < days[step + 1]);
    if (every === 'month' || first < 0 || first >= steps) return { first: inside(day), end: inside(day) + 1 };
    const end = starts.findIndex((start) => start >= days[step + 1]);
    return { first, end: Math.min(end < 0 ? steps : end, steps) };
  });
}

/** First day of every step, and of the one after the last, in days since 1970. */
function stepDays(scenario: Scenario): readonly number[] {
  const { start, months, step } = scenario;
  if (step === 'month') return Array.from({ length: months + 1 }, (_, month) => Date.UTC(start.year, start.month - 1 + month, 1) / 86_400_000);
  const days = stepLabels(scenario).map((label) => Date.parse(`${label}T00:00:00Z`) / 86_400_000);
  return [...days, days[days.length - 1] + (step === 'week' ? 7 : 1)];
}
