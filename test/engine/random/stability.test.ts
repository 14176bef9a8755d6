import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Trials } from '../../../engine/trials.js';
import { scenarioOf } from '../../scenarios/reading.js';
import { measureAt, simulated, subscribersOf } from '../checks.js';

interface Parts {
  readonly months?: number;
  readonly trials?: number;
  readonly before?: string;
  readonly after?: string;
  readonly offer?: string;
}

/** A segment of groups and one of individuals, with others before and after them. */
const run = ({ months = 9, trials = 200, before = '', after = '', offer = '' }: Parts): Promise<Trials> =>
  simulated(
    scenarioOf(`
name: Stability
currency: USD
start: 2027-01
months: ${months}
trials: ${trials}
seed: stability
market:${before}
  groups: { customers: 3000, agents: 6, churn: "across beta(2, 30)" }
  people: { customers: 41, agents: 41, churn: "uniform(2%, 30%)" }${after}
reach: { innovation: 20%, imitation: "uniform(10%, 90%)" }
offer:
  basic: { price: 9, conversion: "uniform(5%, 20%)", segments: [groups, people] }${offer}
retention: { win_back: "each month uniform(5%, 15%)" }
`),
  );

function assertSameSubscribers(found: Trials, expected: Trials, segment: string): void {
  for (let step = 0; step < expected.model.steps; step++) {
    const wanted = subscribersOf(expected, segment, step);
    const values = subscribersOf(found, segment, step);
    for (let trial = 0; trial < wanted.length; trial++) assert.is(values[trial], wanted[trial], `${segment}, step ${step}, trial ${trial}`);
  }
}

const plain = await run({});
const segment = (name: string, size: number, agents: number): string => `\n  ${name}: { customers: ${size}, agents: ${agents}, churn: 3% }`;
const other = '\n  other: { price: 5, conversion: 30%, segments: [newcomers] }';

const additions: readonly (readonly [string, Parts])[] = [
  ['a segment after them', { after: segment('newcomers', 500, 5), offer: other }],
  ['a segment of groups before them', { before: segment('newcomers', 500, 5), offer: other }],
  ['a segment of individuals before them', { before: segment('newcomers', 7, 7), offer: other }],
  ['a plan that nobody takes', { offer: '\n  none: { price: 5, conversion: 0%, segments: [groups, people] }' }],
  ['a month', { months: 10 }],
  ['a year', { months: 21 }],
  ['trials', { trials: 333 }],
];

for (const [name, parts] of additions) {
  test(`adding ${name} changes no draw of a segment that was there`, async () => {
    const more = await run(parts);
    for (const untouched of ['groups', 'people']) assertSameSubscribers(more, plain, untouched);
  });
}

test('adding months changes no count and no money of the months before', async () => {
  const more = await run({ months: 15 });
  for (const name of ['prospects', 'leads', 'new', 'churned', 'reactivated', 'subscribers', 'revenue', 'cost', 'profit', 'cash', 'mrr'] as const) {
    for (let step = 0; step < plain.model.steps; step++) assert.equal([...Array.from(measureAt(more, name, step))], [...Array.from(measureAt(plain, name, step))]);
  }
});

test('another seed draws another luck', async () => {
  const { scenario } = plain;
  const other = await simulated({ ...scenario, seed: 'another' });
  const [first, second] = [plain, other].map((trials) => Array.from(subscribersOf(trials, 'groups', 8)));
  // Counts spread over hundreds of values: two of them are equal about once in a hundred trials.
  assert.ok(first.filter((count, trial) => count === second[trial]).length < first.length / 10);
});

test.run();
