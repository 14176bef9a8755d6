import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { movements, outputName } from '../../../engine/names.js';
import { rowOf } from '../../../engine/outputs.js';
import { stepOfMonth } from '../../../engine/time.js';
import type { Trials } from '../../../engine/trials.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { everything, openingCash } from '../arbitraryBusiness.js';
import { everywhere, forBusinesses, outputsOf, ran, total, trials, type At } from './forBusinesses.js';

/**
 * Lines and movements are handed out in single precision, which rounds each to 6e-8 of itself; sums of amounts in double
 * precision, to 1.1e-16 of all that was added.
 */
const [single, double] = [1e-7, 1e-14];

function assertNear(found: number, wanted: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(found - wanted) <= tolerance, `${what}: ${found} instead of ${wanted}, allowed ${tolerance}`);
}

const absolute = (names: readonly string[], at: At): number => total(names.map((name) => Math.abs(at(name))));

/** Profit is revenue less cost, lines add up to their sides, and what is handed out once to all months. */
function assertSides(found: Trials): void {
  const sums = { revenue: new Float64Array(trials), cost: new Float64Array(trials) };
  everywhere(found, (at, step, trial) => {
    assert.is(at('profit'), at('revenue') - at('cost'));
    for (const side of ['revenue', 'cost'] as const) {
      sums[side][trial] += at(side);
      const lines = outputsOf(found, `line ${side} `);
      const tolerance = single * absolute(lines, at) + double;
      if (lines.length > 0) assertNear(total(lines.map(at)), at(side), tolerance, `${side}, step ${step}, trial ${trial}`);
    }
  });
  for (const side of ['revenue', 'cost'] as const) assert.equal([...rowOf(found.outputs, outputName.sum(side), 0)], [...sums[side]]);
}

/** Recurring revenue changes by its movements, none of which is below 0, and plans add up to it. */
function assertRecurring(found: Trials): void {
  const before = new Float64Array(trials);
  const isNew = found.scenario.segments.every(({ subscribers }) => subscribers === 0);
  const plans = outputsOf(found, 'plan mrr ');
  everywhere(found, (at, step, trial) => {
    const place = `step ${step}, trial ${trial}`;
    const [joined, back, more, less, gone] = movements.map((name) => at(outputName.movement(name)));
    movements.forEach((name) => assert.ok(at(outputName.movement(name)) >= 0, `${place}: ${name} below 0`));
    const moved = joined + back + more - less - gone;
    const scale = Math.abs(at('mrr')) + before[trial] + joined + back + more + less + gone;
    if (step > 0 || isNew) assertNear(at('mrr') - before[trial], moved, 1e-6 * scale, place);
    else assert.ok(at('mrr') - moved >= -1e-6 * scale, `${place}: opening recurring revenue below 0`);
    if (plans.length > 0) assertNear(total(plans.map(at)), at('mrr'), single * absolute(plans, at) + double * scale, `${place}: plans`);
    before[trial] = at('mrr');
  });
}

test('profit is revenue less cost, lines add up to both, and recurring revenue changes by its movements', () =>
  forBusinesses(everything, 60, async (random) => {
    const found = await ran(random.scenario({}, { trials }));
    assertSides(found);
    assertRecurring(found);
  }));

/** Cash before the first month, which may be uncertain: what leaves the first month's flow unexplained. */
function assertOpening(cash: number, tolerance: number, isKnown: boolean): void {
  const least = isKnown ? openingCash : openingCash / 2;
  assert.ok(cash >= least - tolerance && cash <= openingCash + tolerance, `opening cash ${cash}, allowed ${tolerance}`);
}

interface Past {
  readonly revenue: number[];
  readonly operating: number[];
  cash: number;
  turnover: number;
  /** Whether ruin has ended the business. */
  isOver: boolean;
}

/**
 * What comes in and goes out: revenue after the collection delay, cost without interest and tax after the payment terms, interest and
 * tax at once, and what investors and lenders pay in less what is paid back.
 */
function assertCash(found: Trials): void {
  const { scenario } = found;
  const [collected, paid] = [scenario.finance.collectionDelay, scenario.finance.paymentTerms].map((months) => stepOfMonth(scenario, months));
  const isKnown = scenario.finance.openingCash.quantity.randomness === 'known';
  const history = Array.from({ length: trials }, (): Past => ({ revenue: [], operating: [], cash: NaN, turnover: openingCash, isOver: false }));
  everywhere(found, (at, step, trial) => {
    const past = history[trial];
    const financing = at(outputName.line('cost', 'interest')) + at(outputName.line('cost', 'tax'));
    past.revenue.push(at('revenue'));
    past.operating.push(at('cost') - financing);
    past.turnover += Math.abs(at('revenue')) + Math.abs(at('cost')) + Math.abs(at('funding'));
    const flow = (past.revenue[step - collected] ?? 0) - (past.operating[step - paid] ?? 0) - financing + at('funding');
    // Interest and tax are known in single precision.
    if (step === 0) assertOpening(at('cash') - flow, single * past.turnover, isKnown);
    else assertNear(at('cash'), past.isOver ? past.cash : past.cash + flow, single * past.turnover, `cash, step ${step}, trial ${trial}`);
    past.cash = at('cash');
    past.isOver ||= scenario.finance.onRuin === 'stop' && at('cash') < 0;
  });
}

test('cash is the opening cash, what was paid in, and all revenue and cost so far as it comes due; it stays where ruin ends the business', () =>
  forBusinesses(everything, 40, async (random) => {
    const scenario = random.scenario({}, { trials });
    // What is billed ahead is checked by hand (`test/engine/stages/commitment.test.ts`).
    assertCash(await ran({ ...scenario, plans: scenario.plans.map((plan) => ({ ...plan, prepaid: false })) }));
  }));

/** The outputs that are amounts of money, or made of them. */
const isMoney = (name: string): boolean =>
  /^(measure (revenue|cost|profit|cash|mrr|timing|funding)|line .*|movement .*|plan mrr .*|sum (revenue|upfront|cost|npv|line)\b.*)$/.test(name);

function assertTwice(once: Trials, twice: Trials): void {
  for (const [name, { values }] of once.outputs.arrays) {
    const doubled = twice.outputs.arrays.get(name)?.values ?? [];
    // To the last bit: twice a number is a matter of its exponent.
    values.forEach((value, position) => assert.is(doubled[position], isMoney(name) ? 2 * value : value, `${name}, value ${position}`));
  }
}

test('twice the money everywhere is twice the money in every result, and changes no count', () =>
  forBusinesses(everything, 20, async (random) => {
    const of = (money: number): Scenario => random.scenario({ money }, { trials });
    assertTwice(await ran(of(1)), await ran(of(2)));
  }));

test.run();
