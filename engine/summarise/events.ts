import type { RiskEvent } from '../../scenarios/scenario.js';
import { eventSource } from '../eventPath.js';
import type { Summary } from '../summary.js';
import { marketTable } from '../tables.js';
import type { Trials } from '../trials.js';
import { meanOf } from './series.js';

/** Paths of events are drawn again to be counted: so many trials tell how often they come to a percent, and take a moment. */
const mostCounted = 4_000;

/** How often each event comes over the horizon, in the first trials; nothing where there are none, and of expected values. */
export function eventsOf(trials: Trials): Summary['events'] {
  const { scenario, outputs } = trials;
  if (scenario.events.length === 0 || scenario.expected) return undefined;
  const counted = Math.min(outputs.trials, mostCounted);
  return scenario.events.map((event) => {
    const times = timesOf(trials, event, counted);
    return { name: event.name, trials: counted, times: meanOf(times), struck: meanOf(times.map((number) => Math.min(1, number))) };
  });
}

/** [trial] how often an event comes. */
function timesOf({ scenario, model }: Trials, event: RiskEvent, counted: number): Float64Array {
  const table = marketTable(model, event.name, 'times', eventSource(scenario, event, 'comes'));
  const comes = new Float64Array(model.steps * counted);
  table.fill(comes, { firstTrial: 0, trials: counted, width: counted });
  return Float64Array.from({ length: counted }, (_, trial) => {
    let sum = 0;
    for (let step = 0; step < model.steps; step++) sum += comes[step * counted + trial];
    return sum;
  });
}
