import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseBackend } from '../../engine/backends/choose.js';
import { inBatches } from '../../engine/inBatches.js';
import { allocateOutputs, outputReferences, rowOf, type Outputs } from '../../engine/outputs.js';
import { refilled } from '../../engine/refilled.js';
import type { Scenario } from '../../scenarios/scenario.js';
import { business } from './businesses.js';
import { simulated } from './checks.js';

const text = ({ price = '50', conversion = '"pert(5%, 12%, 20%)"', churn = '"across beta(2, 40)"', growth = '1%', weight = '"uniform(0.3, 0.8)"', more = '' } = {}): string => `
months: 6
seed: refilled
market:
  groups: { customers: 3000, agents: 6, willingness_to_pay: "across lognormal(60, 0.4)", churn: ${churn} }
  people: { customers: 40, agents: 40, subscribers: 4, churn: 5% }
reach: { innovation: 20%, imitation: 30% }
offer: { service: { price: [{ value: ${price} }, { from: 2027-03, value: 65 }], conversion: ${conversion} } }
choice: { price_elasticity: "normal(1.4, 0.3)", willingness_to_pay: ${weight} }
demand: { growth: ${growth} }
costs: { team: { group: management, per_month: "each month normal(900, 20)" } }
finance: { opening_cash: 10k to 20k }
${more}`;

const base = business(text(), { trials: 150 });

/** The outputs of a scenario by the kernels of another one; undefined where they do not fit. */
async function byKernelsOf(first: Scenario, other: Scenario, threads: number): Promise<Outputs | undefined> {
  const { compiled, backend, outputs } = await chooseBackend(first, 'simd', { threads });
  try {
    assert.ok('again' in backend);
    await inBatches(backend, outputs, {});
    const filled = refilled(compiled, other);
    if (filled === undefined) return undefined;
    const others = allocateOutputs(outputReferences(filled.program), other.trials);
    await inBatches(backend.again(filled.tables, others), others, {});
    return others;
  } finally {
    await backend.close();
  }
}

const priced = (offer: string): Scenario =>
  business(text().replace(/^offer:.*$/m, `offer: { service: { ${offer}, conversion: 9% } }\nretention: { price_rise: 1 }\ncompetitors: { rival: { price: 40, share: 20%, reaction: 0.4 } }`), { trials: 150 });

const pairs: readonly (readonly [string, Scenario, Scenario])[] = [
  ['other numbers', base, business(text({ price: '70', conversion: '"pert(8%, 14%, 25%)"', growth: '-2%' }), { trials: 150 })],
  ['values known that were drawn', base, business(text({ conversion: '9%', churn: '4%' }), { trials: 150 })],
  ['a list price beside another price', priced('price: 50'), priced('price: 60, list_price: 50')],
];

for (const threads of [1, 2])
  for (const [what, first, other] of pairs)
    test(`${what}: ${threads === 1 ? 'one thread counts' : 'two threads count'} by kernels made for another scenario what their own would`, async () => {
      const found = await byKernelsOf(first, other, threads);
      const own = await simulated(other, { backend: 'simd', threads });
      assert.ok(found !== undefined);
      for (const [name, { values }] of found.arrays) {
        const wanted = own.outputs.arrays.get(name)?.values;
        assert.ok(wanted !== undefined);
        const rows = values.length / other.trials;
        for (let row = 0; row < rows; row++) {
          const [is, was] = [values.subarray(row * other.trials, (row + 1) * other.trials), wanted.subarray(row * own.outputs.columns, row * own.outputs.columns + other.trials)];
          assert.ok(is.every((value, trial) => value === was[trial]), `${name}, row ${row}`);
        }
      }
    });

const eventful = (funding: string, comes: string, price: string, lever: string, once: string): string => `
months: 8
seed: months
market: { groups: { customers: 3000, agents: 6 } }
reach: all
offer: { service: { price: [{ value: 50 }, { from: ${price}, value: 65 }], conversion: 5% } }
retention: { churn: 4% }
levers: { sale: { at: ${lever}, multiply: { conversion: 2 } } }
events: { leak: { ${comes}, months: 2, multiply: { churn: 3 }, loss: 5k } }
costs: { training: { group: training, once: [{ at: ${once}, value: 20k }] } }
finance: { opening_cash: 10k, funding: [{ at: ${funding}, value: 30k, probability: 50% }], loans: [{ at: 2027-03, value: 5k, interest: 6%/year, months: 4 }] }
`;

test('kernels fit a scenario in which the same things happen in other months', async () => {
  const first = business(eventful('2027-03', 'hazard: 20%', '2027-04', '2027-02', '2027-02'), { trials: 150 });
  const other = business(eventful('2027-06', 'at: 2027-05, probability: 70%', '2027-07', '2027-05', '2027-07').replace('at: 2027-03, value: 5k', 'at: 2027-05, value: 6k'), { trials: 150 });
  const found = await byKernelsOf(first, other, 1);
  const own = await simulated(other, { backend: 'simd', threads: 1 });
  assert.ok(found !== undefined);
  for (const [name, { values }] of found.arrays) {
    const wanted = own.outputs.arrays.get(name)?.values;
    assert.ok(wanted !== undefined);
    const rows = values.length / 150;
    for (let at = 0; at < values.length; at++) assert.is(values[at], wanted[Math.floor(at / 150) * (wanted.length / rows) + (at % 150)], name);
  }
});

test('a round of funding that is delayed comes in the same futures', async () => {
  const [early, late] = await Promise.all(
    ['2027-02', '2027-07'].map((month) => simulated(business(eventful(month, 'hazard: 20%', '2027-04', '2027-02', '2027-02'), { trials: 150 }), { backend: 'simd', threads: 1 })),
  );
  const paid = (trials: typeof early, month: number): number[] => Array.from({ length: 150 }, (_, trial) => Number(rowOf(trials.outputs, 'measure funding', month)[trial] > 15_000));
  assert.equal(paid(early, 1), paid(late, 6));
  assert.ok(paid(early, 1).includes(0) && paid(early, 1).includes(1));
});

test('kernels do not fit a scenario that does more, or varies by more', async () => {
  for (const other of [
    business(text({ more: 'levers: { sale: { at: 2027-02, multiply: { conversion: 2 } } }' })),
    business(text({ weight: '0.5' })),
    business(text({ churn: '0%' })),
    business(text().replace('months: 6', 'months: 7')),
  ])
    assert.is(await byKernelsOf(base, { ...other, trials: 150 }, 1), undefined);
  const steady = business(text({ conversion: '9%' }), { trials: 150 });
  assert.is(await byKernelsOf(steady, base, 1), undefined, 'a table that is the same in every trial has no room for one that is not');
});

test.run();
