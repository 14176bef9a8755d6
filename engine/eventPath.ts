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
  const parts = withRaisers(scenario.events, event).map((one) => ({ event: one, inputs: inputsOf(one) }));
  return pathSource(
    parts.flatMap(({ inputs }) => inputs),
    () => {
      const paths = new Map<string, EventPath>();
      let first = 0;
      for (const one of parts) {
        paths.set(one.event.name, new EventPath(scenario, one.event, first, paths));
        first += one.inputs.length;
      }
      const all = [...paths.values()];
      const last = all[all.length - 1];
      return (drawn, step) => {
        for (const path of all) path.move(drawn, step);
        return part === 'comes' ? last.comes : last.inForce;
      };
    },
  );
}

/** An event after all those that raise its hazard, directly or not. */
function withRaisers(events: readonly RiskEvent[], event: RiskEvent): RiskEvent[] {
  const raisers = event.raisedBy.flatMap(({ event: name }) => {
    const found = events.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`no event ${name}`);
    return withRaisers(events, found);
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
  comes = 0;
  inForce = 0;
  private readonly duration: number;
  /** How often it came in each of the last `duration` steps, in turns. */
  private readonly recent: Float64Array;
  private hazard = NaN;
  private chanceOfHazard = 0;

  /**
   * @param first place of its inputs among those drawn
   * @param raisers paths that have moved before it
   */
  constructor(
    private readonly scenario: Scenario,
    private readonly event: RiskEvent,
    private readonly first: number,
    private readonly raisers: ReadonlyMap<string, EventPath>,
  ) {
    this.duration = Math.max(1, stepOfMonth(scenario, event.months));
    this.recent = new Float64Array(this.duration);
  }

  move(drawn: readonly number[], step: number): void {
    const { event, scenario, recent, duration, first } = this;
    const slot = step % duration;
    const before = this.inForce - recent[slot];
    const possible = event.overlap ? 1 : Math.max(0, 1 - before);
    if (possible === 0) {
      this.comes = 0;
    } else {
      const chance = this.chance(step, drawn);
      this.comes = scenario.expected ? chance * possible : drawn[first] < chance ? 1 : 0;
    }
    recent[slot] = this.comes;
    this.inForce = before + this.comes;
  }

  private chance(step: number, drawn: readonly number[]): number {
    const stated = drawn[this.first + 1];
    const { comes, raisedBy } = this.event;
    if (comes.kind === 'month') return step === stepOfMonth(this.scenario, comes.month) ? Math.min(1, stated * this.raised(drawn)) : 0;
    const hazard = stated * (raisedBy.length === 0 ? 1 : this.raised(drawn));
    if (hazard !== this.hazard) {
      const { scaling, per } = comes.hazard;
      this.hazard = hazard;
      this.chanceOfHazard = -Math.expm1(-toStep(hazard, scaling, per, this.scenario.step));
    }
    return this.chanceOfHazard;
  }

  /** What the events in force make of the hazard. */
  private raised(drawn: readonly number[]): number {
    return this.event.raisedBy.reduce((product, { event: name }, position) => {
      const active = Math.min(1, this.raisers.get(name)?.inForce ?? 0);
      return product * (1 + active * (drawn[this.first + 2 + position] - 1));
    }, 1);
  }
}
