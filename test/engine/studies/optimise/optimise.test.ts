import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Cancelled } from '../../../../engine/error.js';
import { journalOf, readJournal, type Journal } from '../../../../engine/studies/journal.js';
import { optimise } from '../../../../engine/studies/optimise/optimise.js';
import type { OptimiseOptions } from '../../../../engine/studies/optimise/problem.js';
import type { OptimisationResult } from '../../../../engine/studies/optimise/result.js';
import type { Runner } from '../../../../engine/studies/runner.js';
import { fileOf, studied } from '../loading.js';

const optimised = (text: string, options: OptimiseOptions = {}, journal: Journal = journalOf(), wrapped = (runner: Runner): Runner => runner): Promise<OptimisationResult> =>
  studied((runner) => optimise(fileOf(text), options, { runner: wrapped(runner), journal }));

const refusal = async (text: string, options: OptimiseOptions = {}): Promise<string> => optimised(text, options).then(() => 'none', (error: Error) => error.message);

/** Principal branch of Lambert's W by Newton's method: W e^W = z. */
const lambertW = (z: number): number => {
  let w = Math.log(1 + z);
  for (let step = 0; step < 50; step++) w -= (w * Math.exp(w) - z) / (Math.exp(w) * (1 + w));
  return w;
};

/**
 * A single plan whose use is worth u less its price to everybody, against nothing at all: of all leads the share 1 / (1 + e^(p - u)) takes it, and
 * without cost the profit of each is greatest at p = 1 + W(e^(u - 1)). Source: closed form; K. Train (2009), Discrete choice methods with
 * simulation, chapter 3. The file states the share at its own price of 1.
 */
const monopoly = (u: number, more: string): string => `
months: 1
market: { everyone: { customers: 100000, agents: 4 } }
reach: all
offer: { service: { price: 1, conversion: ${100 / (1 + Math.exp(1 - u))}% } }
choice: { price_sensitivity: 1 }
finance: { opening_cash: 0 }
optimise: { over: { offer.service.price: 0.5 to 5 }, maximise: mean(profit) }
${more}`;

/** The numbers of the range are 0.02 apart. */
const step = 0.02;

test('the price of a monopoly is that of the closed form, in expected values', async () => {
  for (const u of [2, 3.5]) {
    const wanted = 1 + lambertW(Math.exp(u - 1));
    const { best, plan, gain, variables } = await optimised(monopoly(u, 'expected: true'));
    assert.ok(Math.abs((best.values[0] ?? 0) - wanted) <= step, `${best.values.join()} for ${wanted}`);
    // The profit of a lead is p - 1 at the best price.
    assert.ok(Math.abs((best.objective.search?.value ?? 0) / 1e5 - (wanted - 1)) < 1e-3);
    assert.ok(Math.abs((plan.objective.search?.value ?? 0) / 1e5 - 1 / (1 + Math.exp(1 - u))) < 1e-6);
    assert.is(gain.search?.se, 0);
    assert.equal(variables[0].held, { path: 'offer.service.list_price', text: '1', answered: true });
  }
  assert.ok(Math.abs(1 + lambertW(Math.E) - 2) < 1e-12);
});

test('expected values of what is not known are those of many futures, confirmed in others', async () => {
  const unknown = monopoly(2, 'expected: true\ntrials: 100').replace('customers: 100000', 'customers: 100000, usage: 1').replace('reach: all', 'reach: { innovation: 10% to 90% }');
  const { expected, trials, plan, best } = await optimised(unknown);
  assert.is(expected, false);
  assert.equal(trials, { whole: 100, all: 100, fresh: 100 });
  assert.ok((plan.objective.search?.se ?? 0) > 0 && (best.objective.fresh?.se ?? 0) > 0);
});

test('a time that never comes is no objective', async () => {
  const never = (goal: string): string => monopoly(2, 'trials: 20').replace('maximise: mean(profit)', goal).replace('opening_cash: 0', 'opening_cash: 1000').replace('finance:', 'costs: { start: { group: data, once: [{ at: 2027-01, value: 10M }] } }\nfinance:');
  assert.match(await refusal(never('minimise: p50(break_even)')), 'what is optimised does not come before the story ends');
  assert.match(await refusal(never('maximise: p50(runway)').replace('opening_cash: 1000', 'opening_cash: 100M')), 'what is optimised does not come before the story ends');
});

test('the price of a monopoly is found among random futures, and its profit in others', async () => {
  // A price off by 0.2 loses 1 % of the profit; the paired error of 200 futures is below 0.02 % of it, so a failure by chance is out of the question.
  const { best, gain, variables, provenance } = await optimised(monopoly(2, 'trials: 200'));
  assert.ok(Math.abs((best.values[0] ?? 0) - 2) <= 0.2, best.values.join());
  const profit = best.objective.fresh;
  // A share of .5 of 100,000 leads is off by 158 for chance in one future, at a price of 2; seven standard errors of 200.
  assert.ok(profit !== null && Math.abs(profit.value - 1e5) < 7 * (316 / Math.sqrt(200)) + 1000 && profit.se > 0);
  assert.ok((gain.fresh?.value ?? 0) > 20 * (gain.fresh?.se ?? 0) && (gain.fresh?.se ?? 0) > 0);
  assert.is(provenance.compiled, 1, 'the plan, and the settings, which state a list price, are one structure');
  const { nearly } = variables[0];
  assert.ok(nearly !== null && Math.abs(nearly.from.value - 1.8) < 0.2 && Math.abs(nearly.to.value - 2.2) < 0.2, JSON.stringify(nearly));
});

const small = `
months: 6
trials: 60
market: { groups: { customers: 3000, agents: 3, churn: "across beta(2, 40)" } }
reach: { innovation: 20%, imitation: 20% to 40% }
offer: { service: { price: 50, conversion: "pert(5%, 12%, 20%)" } }
choice: { price_elasticity: 2 }
costs: { service: { group: product, per_customer: 20 }, team: { group: management, per_month: 5k } }
finance: { opening_cash: 10k }
optimise:
  over: { offer.service.price: 20 to 120, costs.team.per_month: 1k to 9k }
  maximise: 0.5 mean(profit) + 0.5 p10(profit)
  subject_to: [ "p5(subscribers at end) >= 600" ]
`;

/** What does not depend on when and how often was simulated. */
const answer = ({ provenance: _, ...found }: OptimisationResult): unknown => found;

const options = { evaluations: 15 };

/** A runner that notes what is asked of it, and is stopped after so many runs. */
const watched = (seen: string[], after = Infinity) => (runner: Runner): Runner => ({
  cost: () => runner.cost(),
  run: (scenario, wanted) => {
    if (runner.cost().runs >= after) throw new Cancelled('stopped');
    seen.push(scenario.seed);
    return runner.run(scenario, wanted);
  },
});

const journal = journalOf();
const seeds: string[] = [];
const whole = await optimised(small, options, journal, watched(seeds));

test('every setting has its luck from the file, and what is confirmed has other luck', () => {
  assert.equal([...new Set(seeds)], ['A test', 'A test, again']);
  assert.equal(whole.trials, { whole: 60, all: 60, fresh: 60 });
});

test('a study that goes on from its journal simulates nothing again and gives the same answer', async () => {
  const again = await optimised(small, options, readJournal(journal.text('optimise'), 'optimise'));
  assert.equal(answer(again), answer(whole));
  assert.is(again.provenance.runs, 0);
  assert.ok(again.provenance.recalled >= whole.provenance.runs);
});

test('a study that is stopped tells the best of what it has tried, and goes on to the answer of one that was not', async () => {
  const left = journalOf();
  const stopped = await optimised(small, options, left, watched([], 18));
  assert.is(stopped.complete, false);
  assert.is(stopped.gain.fresh, null);
  assert.ok(stopped.gain.search !== null && stopped.best.texts.length === 2 && stopped.variables.every(({ curve }) => curve.length === 0));
  const resumed = await optimised(small, options, readJournal(left.text('optimise'), 'optimise'));
  assert.equal(answer(resumed), answer(whole));
  assert.is(resumed.provenance.runs, whole.provenance.runs - 18);
  assert.is((await optimised(small, options, journalOf(), watched([], 2))).settings.tried, 1);
});

test('what a condition costs and its verdict are told, and the cheapest cost is the low end', async () => {
  const { best, binding, feasible, variables, gain } = whole;
  assert.ok(feasible);
  assert.is(best.values[1], 1000);
  assert.equal(variables[1].atEnd, { end: 'low', widens: true });
  assert.ok((gain.fresh?.value ?? 0) > 15000);
  // Fewer customers at a higher price would earn more.
  assert.is(binding.length, 1);
  assert.ok((binding[0].difference.fresh?.value ?? 0) > 0 && (binding[0].best.values[0] ?? 0) > (best.values[0] ?? 0));
});

test('a setting that can never be is not chosen, and a condition that nothing satisfies is told', async () => {
  const hopeless = await optimised(small.replace('>= 600', '>= 6000'), options);
  assert.not.ok(hopeless.feasible);
  assert.ok(hopeless.variables.every(({ untold, nearly }) => untold === null && nearly === null));
  assert.is(hopeless.best.conditions[0].verdict, 'broken');
});

test('what is asked and cannot be is refused with what to do', async () => {
  const without = small.slice(0, small.indexOf('optimise:'));
  const message = await refusal(without);
  assert.match(message, 'add a section such as');
  const example = message.slice(message.indexOf('optimise:'));
  assert.is(fileOf(`${without}\n${example}`).studies.optimisation?.over[0].path, 'offer.service.price');
  assert.match(await refusal(small, { evaluations: 9 }), '9 settings are too few to search 2 variables: at least 15 are needed');
  assert.match(await refusal(small, { trials: 5 }), 'at least 20 trials');
});

test.run();
