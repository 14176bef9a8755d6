import type { RiskEvent, Scenario, Value } from '../scenarios/scenario.js';
import { pathSource, type Source } from './source.js';
import { stepOfMonth, toStep } from './time.js';

/** What an event does in a step: how often it is in force (0, 1, or more where it overlaps), or how often it comes. */
export type EventPart = 'in force' | 'comes';

/**
 * The path of an event through the steps of a trial. It comes with chance `1 - exp(-hazard)`, or in its month with its
 * probability, unless it is in force already and does not overlap; it is in force from the step in which it comes for as many
 * steps as it lasts. Where other events raise its hazard, theirs of the same step count. With expected values the path holds
 * probabilities instead of zeros and ones.
 */
export function eventSource(scenario: Scenario, event: RiskEvent, part: EventPart): Source {
  const events = withRaisers(scenario, event);
  const parts = events.map((one) => ({ event: one, inputs: inputsOf(one) }));
  return pathSource(
    parts.flatMap(({ inputs }) => inputs),
    () => {
      const paths = parts.map((one) => new EventPath(scenario, one.event));
      return (drawn, step) => {
        const inForce = new Map<string, number>();
        let first = 0;
        let last = { comes: 0, inForce: 0 };
        parts.forEach(({ event: one, inputs }, position) => {
          last = paths[position].step(step, drawn.slice(first, first + inputs.length), inForce);
          inForce.set(one.name, last.inForce);
          first += inputs.length;
        });
        return part === 'comes' ? last.comes : last.inForce;
      };
    },
  );
}

/** An event after all those that raise its hazard, directly or not. */
function withRaisers({ events }: Scenario, event: RiskEvent): RiskEvent[] {
  const raisers = event.raisedBy.flatMap(({ event: name }) => {
    const found = events.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`no event ${name}`);
    return withRaisers({ events } as Scenario, found);
  });
  return [...new Set([...raisers, event])];
}

/** A uniform number for every step, whether the event comes or not; then what its chance is made of. */
function inputsOf({ name, comes, raisedBy }: RiskEvent): Value[] {
  const luck: Value = {
    path: `events.${name}.comes`,
    quantity: { randomness: 'monthly', distribution: { kind: 'uniform', low: { randomness: 'known', value: 0 }, high: { randomness: 'known', value: 1 } } },
    per: 'month',
    scaling: 'level',
  };
  return [luck, comes.kind === 'hazard' ? comes.hazard : comes.probability, ...raisedBy.map(({ factor }) => factor)];
}

class EventPath {
  /** How often it came in each of the last steps in which it stays in force, the latest last. */
  private readonly recent: number[] = [];

  constructor(
    private readonly scenario: Scenario,
    private readonly event: RiskEvent,
  ) {}

  step(step: number, [luck, stated, ...factors]: readonly number[], inForce: ReadonlyMap<string, number>): { readonly comes: number; readonly inForce: number } {
    const { event, scenario, recent } = this;
    const duration = Math.max(1, stepOfMonth(scenario, event.months));
    while (recent.length >= duration) recent.shift();
    const before = recent.reduce((sum, count) => sum + count, 0);
    const raised = event.raisedBy.reduce((product, { event: name }, position) => {
      const active = inForce.get(name) ?? 0;
      return product * (1 + Math.min(1, active) * (factors[position] - 1));
    }, 1);
    const chance = this.chance(step, stated, raised);
    const possible = event.overlap ? 1 : Math.max(0, 1 - before);
    const comes = scenario.expected ? chance * possible : possible > 0 && luck < chance ? 1 : 0;
    recent.push(comes);
    return { comes, inForce: before + comes };
  }

  private chance(step: number, stated: number, raised: number): number {
    const { comes } = this.event;
    if (comes.kind === 'month') return step === stepOfMonth(this.scenario, comes.month) ? Math.min(1, stated * raised) : 0;
    const { scaling, per } = comes.hazard;
    return -Math.expm1(-toStep(stated, scaling, per, this.scenario.step) * raised);
  }
}
