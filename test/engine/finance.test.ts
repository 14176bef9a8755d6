import { isLeft } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { returnsOnCost } from '../../engine/finance/returnsOnCost.js';
import { run } from '../../engine/run.js';
import { parseScenario } from '../../scenarios/parse.js';

const close = (actual: number, expected: number, tolerance: number) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `expected ${expected} within ${tolerance}, got ${actual}`);

/** A business whose profits are given, one a month. */
const withProfits = (profits: readonly number[], rate: string): string => `
name: Given profits
currency: USD
start: 2027-01
months: ${profits.length}
trials: 1
expected: true
market: { nobody: { customers: 1 } }
reach: { innovation: 0 }
offer: { nothing: { conversion: 0 } }
costs:
  given: { group: operations, once: [${profits.map((profit, month) => `{ at: 2027-${String(month + 1).padStart(2, '0')}, value: ${-profit} }`).join(', ')}] }
finance: { discount_rate: ${rate} }
`;

async function presentValue(profits: readonly number[], rate: string): Promise<number> {
  const loaded = parseScenario(withProfits(profits, rate), 'given.yaml');
  if (isLeft(loaded)) throw new Error(loaded.left.map(({ message }) => message).join());
  const summary = await run(loaded.right.scenario)();
  if (isLeft(summary)) throw new Error(summary.left.message);
  return summary.right.totals.npv.mean;
}

test("NPV(10 %; -10000, 3000, 4200, 6800) = 1188.443412: the spreadsheet's own documentation", async () => {
  close(await presentValue([-10_000, 3000, 4200, 6800], '10%/month'), 1188.443412, 5e-7);
});

test('a discount rate of a year compounds to it over twelve months', async () => {
  close(await presentValue([...new Array<number>(11).fill(0), 121], '21%/year'), 100, 1e-9);
});

test('without a discount rate the present value is the sum', async () => {
  close(await presentValue([-10, 3, 4], '0%'), -3, 0);
});

test('return: 1,000 users at 100 against a cost of 3.5 M lose 97.1 % of it', () => {
  const [value, free] = returnsOnCost(Float64Array.of(-3.4e6, 0), Float64Array.of(3.5e6, 0));
  close(value, -0.971, 5e-4);
  assert.is(free, 0);
});

test('return: a grant that is more than all costs is no loss of them', () => {
  assert.equal([...returnsOnCost(Float64Array.of(83_000), Float64Array.of(-87_000))], [0]);
});

test.run();
