import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { simulated } from '../checks.js';
import { everything } from '../arbitraryBusiness.js';
import type { Trials } from '../../../engine/trials.js';
import type { Effect, Lever, Plan, Policy, RiskEvent, Scenario, Target } from '../../../scenarios/scenario.js';
import { forBusinesses, known, ran, trials } from './forBusinesses.js';

/** Everything that a business hands out is what it was, to the last bit; another may hand out more, or for more months. */
function assertSame(found: Trials, wanted: Trials, isWanted: (name: string) => boolean = () => true): void {
  for (const [name, { values }] of wanted.outputs.arrays) {
    if (!isWanted(name)) continue;
    const other = found.outputs.arrays.get(name);
    assert.ok(other, `no ${name}`);
    const columns = [found.outputs.columns, wanted.outputs.columns];
    for (let row = 0; row < values.length / columns[1]; row++) {
      for (let trial = 0; trial < wanted.outputs.trials; trial++) {
        const [is, was] = [other.values[row * columns[0] + trial], values[row * columns[1] + trial]];
        if (is !== was) assert.unreachable(`${name}, row ${row}, trial ${trial}: ${is} instead of ${was}`);
      }
    }
  }
}

/** Everything is what it was but for rounding. */
function assertClose(found: Trials, wanted: Trials): void {
  for (const [name, { values }] of wanted.outputs.arrays) {
    const largest = Math.max(1, ...Array.from(values, Math.abs));
    values.forEach((value, position) => {
      const other = found.outputs.arrays.get(name)?.values[position] ?? NaN;
      if (!(Math.abs(other - value) <= 1e-6 * largest)) assert.unreachable(`${name}, value ${position}: ${other} instead of ${value}`);
    });
  }
}

/** What can be acted on by a factor alone; where odds are moved, in the other targets, chances are computed another way. */
function plainTargets({ segments, reach, capacity, costs, revenue }: Scenario): Target[] {
  const channels = reach.kind === 'diffusion' ? reach.channels : [];
  return [
    ...(reach.kind === 'diffusion' ? [{ of: 'reach' } as const] : []),
    ...(segments.some(({ usage }) => usage !== undefined) ? [{ of: 'usage' } as const] : []),
    { of: 'cost' },
    { of: 'revenue' },
    ...channels.map(({ name }) => ({ of: 'spend', name }) as const),
    ...costs.map(({ name }) => ({ of: 'cost line', name }) as const),
    ...revenue.map(({ name }) => ({ of: 'revenue line', name }) as const),
    ...capacity.map(({ name }) => ({ of: 'capacity', name }) as const),
  ];
}

const oddsTargets = ({ plans }: Scenario): Target[] => [
  { of: 'conversion' },
  { of: 'churn' },
  { of: 'win_back' },
  { of: 'price' },
  ...plans.map(({ name }) => ({ of: 'plan price', name }) as const),
];

const ones = (targets: readonly Target[], factor = 1): Effect[] => targets.map((target) => ({ target, factor: known(factor) }));

const leverOf = (multiply: readonly Effect[]): Lever => ({ name: 'added', month: 0, multiply, quality: known(0), cost: known(0) });

const eventOf = (multiply: readonly Effect[], hazard: number, overlap = false): RiskEvent => ({
  name: 'added',
  comes: { kind: 'hazard', hazard: known(hazard) },
  months: 2,
  overlap,
  multiply,
  loss: known(0),
  sentiment: known(0),
  quality: known(0),
  raisedBy: [],
});

const policyOf = ({ policies }: Scenario, targets: readonly Target[], month = 1): Policy => ({
  path: `policies[${policies.length}]`,
  when: { measure: 'month', comparison: '>=', value: month },
  changes: targets.map((target) => ({ operation: 'multiply', target, value: known(1) })),
  coolDown: 0,
});

/** A business with something neutral more: a lever, an event that overlaps or not, a policy. */
function neutrals(scenario: Scenario, targets: readonly Target[]): Scenario[] {
  const acted = targets.filter(({ of }) => ['cost', 'price', 'spend', 'plan price', 'cost line'].includes(of));
  return [
    { ...scenario, levers: [...scenario.levers, leverOf(ones(targets))] },
    { ...scenario, events: [...scenario.events, eventOf(ones(targets), 0.4)] },
    { ...scenario, events: [...scenario.events, eventOf(ones(targets), 0.4, true)] },
    { ...scenario, policies: [...scenario.policies, policyOf(scenario, acted)] },
  ];
}

test('a lever, an event and a policy that multiply by 1 change nothing, to the last bit', () =>
  forBusinesses(everything, 8, async (random) => {
    const scenario = random.scenario({}, { trials });
    const before = await ran(scenario);
    for (const added of neutrals(scenario, plainTargets(scenario))) assertSame(await ran(added), before);
  }));

test('those that multiply odds or prices by 1 change nothing but the rounding of chances, and whether they come changes nothing at all', () =>
  forBusinesses(everything, 5, async (random) => {
    const scenario = random.scenario({}, { trials });
    const targets = oddsTargets(scenario);
    const expected = { ...scenario, expected: true, policies: [] };
    const before = await ran(expected);
    for (const added of neutrals(expected, targets)) assertClose(await ran(added), before);
    const quiet = await ran({ ...scenario, events: [...scenario.events, eventOf(ones(targets), 0)] });
    assertSame(await ran({ ...scenario, events: [...scenario.events, eventOf(ones(targets), 0.4)] }), quiet);
    const idle = await ran({ ...scenario, policies: [...scenario.policies, policyOf(scenario, targets, 600)] });
    assertSame(await ran({ ...scenario, policies: [...scenario.policies, policyOf(scenario, targets)] }), idle);
  }));

/** A plan that nobody takes: its streams and tables are there, and move nothing else. */
const untaken = (scenario: Scenario): Plan => {
  const free = { entries: [{ month: 0, value: known(0) }] };
  return {
    name: 'untaken',
    price: { entries: [{ month: 0, value: known(7) }] },
    setupFee: free,
    licence: free,
    discount: free,
    conversion: known(0),
    includedUsage: known(0),
    tiers: [],
    usageKind: 'usage',
    commitment: 1,
    prepaid: false,
    switches: [],
    segments: scenario.segments.map(({ name }) => name),
  };
};

test('a plan that nobody takes and an event that does nothing move no other draw', () =>
  forBusinesses(everything, 8, async (random) => {
    const scenario = random.scenario({}, { trials });
    const before = await ran(scenario);
    assertSame(await ran({ ...scenario, events: [eventOf([], 0.5), ...scenario.events] }), before);
    // A competitor who answers our prices answers the mean of all our plans.
    const quiet: Scenario = { ...scenario, competitors: scenario.competitors.map((rival) => ({ ...rival, reaction: known(0) })) };
    assertSame(await ran({ ...quiet, plans: [...quiet.plans, untaken(quiet)] }), await ran(quiet));
  }));

test('more months change nothing before them', () =>
  forBusinesses(everything, 10, async (random) => {
    const short = await ran(random.scenario({}, { trials }));
    const long = await ran(random.scenario({ moreMonths: 3 }, { trials }));
    assertSame(long, short, (name) => !name.startsWith('sum '));
  }));

test('simd gives the numbers of the reference to the last bit, with any batches, and the first trials alone are what they are among all', () =>
  forBusinesses(everything, 15, async (random) => {
    const scenario = random.scenario({}, { trials });
    const whole = await ran(scenario);
    assertSame(await simulated(scenario, { backend: 'simd', threads: 1 }), whole);
    assertSame(await simulated(scenario, { backend: 'reference', batch: 5 }), whole);
    // A Latin hypercube divides the law of an uncertain value into as many parts as there are trials.
    if (scenario.sampling !== 'latin-hypercube') assertSame(whole, await simulated({ ...scenario, trials: 9 }, { backend: 'simd', threads: 1, batch: 4 }));
  }));

test.run();
