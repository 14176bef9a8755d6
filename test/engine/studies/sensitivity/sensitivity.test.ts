import { isLeft, type Either } from 'fp-ts/lib/Either.js';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { EngineError } from '../../../../engine/error.js';
import { journalOf, readJournal, type Journal } from '../../../../engine/studies/journal.js';
import { withRunner } from '../../../../engine/studies/runner.js';
import type { SensitivityResult } from '../../../../engine/studies/sensitivity/result.js';
import { sensitivity, type SensitivityOptions } from '../../../../engine/studies/sensitivity/sensitivity.js';
import { parseScenario } from '../../../../scenarios/parse.js';

const head = `
name: Costs
currency: EUR
start: 2027-01
trials: 800
seed: costs
market: { nobody: { customers: 1, agents: 1 } }
reach: { innovation: 0% }
offer: { service: { price: 0, conversion: 1% } }
finance: { opening_cash: 0 }
`;

/** Ten months of two normal costs: profit is normal, and a sum. */
const rent = 'rent: { group: operations, per_month: "normal(2000, 300)" }';
const staff = 'staff: { group: management, per_month: "normal(5000, 400)" }';
const sums = (costs: string, more = ''): string => `${head}months: 10\ncosts:\n${costs.replace(/^/gm, '  ')}\n${more}`;
const plain = sums(`${rent}\n${staff}`);

interface Setting extends SensitivityOptions {
  readonly journal?: Journal;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number) => void;
}

const studied = async (text: string, { journal = journalOf(), signal, onProgress, ...options }: Setting = {}): Promise<Either<EngineError, SensitivityResult>> => {
  const loaded = parseScenario(text, 'costs.yaml');
  if (isLeft(loaded)) throw new Error(JSON.stringify(loaded.left));
  return withRunner({ threads: 1, signal }, (runner) => sensitivity(loaded.right, options, { runner, journal, onProgress }))();
};

const known = async (text: string, setting?: Setting): Promise<SensitivityResult> => {
  const result = await studied(text, setting);
  if (isLeft(result)) throw new Error(result.left.message);
  return result.right;
};

const swingOf = ({ inputs }: SensitivityResult, name: string) => {
  const swing = inputs.find(({ path }) => path.includes(name))?.swing;
  if (swing === undefined) throw new Error(`${name} has no swing`);
  return swing;
};

const near = (value: number | undefined, truth: number, within: number, what: string): void => assert.ok(Math.abs((value ?? NaN) - truth) <= within, `${what}: ${value}, ${truth} +/- ${within}`);

/** The standard-normal score of P90. */
const score = 1.2815515655446004;

test('of a sum of independent normal costs the swings, the shares and the split are those of the closed form', async () => {
  const result = await known(plain);
  for (const [name, sd] of [['rent', 300], ['staff', 400]] as const) {
    const swing = swingOf(result, name);
    // Exact but for money in single precision.
    near(swing.difference?.value, -20 * score * sd, 1, name);
    near(swing.difference?.se, 0, 0.1, `${name}, error`);
    near(swing.low.input, (name === 'rent' ? 2000 : 5000) - score * sd, 1e-6, `${name}, P10`);
    assert.is(swing.ends, 'quantiles');
  }
  assert.equal(result.inputs.map(({ path }) => path), ['costs.staff.per_month', 'costs.rent.per_month']);
  // Variances 9 and 16: four standard errors are passed once in 16,000.
  for (const { paths, first, total } of result.indices?.factors ?? []) {
    const truth = paths.length === 0 ? 0 : paths[0].includes('rent') ? 0.36 : 0.64;
    near(first.value, truth, 4 * first.se + 1e-6, `first of ${paths.join()}`);
    near(total.value, truth, 4 * total.se + 1e-6, `total of ${paths.join()}`);
  }
  assert.is(result.indices?.factors.length, 3);
  near(result.knowledge?.share, 1, 1e-6, 'knowledge');
  // Spearman's of Pearson's -0.6 and -0.8: 6 / pi asin(r / 2); once in 16,000.
  const [stronger, weaker] = result.inputs.map(({ rank }) => rank);
  near(stronger?.value, (-6 / Math.PI) * Math.asin(0.4), 4 * (stronger?.se ?? 0), 'rank correlation of staff');
  near(weaker?.value, (-6 / Math.PI) * Math.asin(0.3), 4 * (weaker?.se ?? 0), 'rank correlation of rent');
  assert.ok(stronger !== null && stronger.low < stronger.value && stronger.value < stronger.high);
  assert.equal([result.provenance.runs, result.provenance.compiled], [9, 1]);
});

test('luck is a factor like another: a cost of one variance and a round of funding of the same', async () => {
  // Sd 3000 of ten months of rent, and of 6000 with a chance of one half.
  const text = sums(rent).replace('opening_cash: 0', 'opening_cash: 0, funding: [{ at: 2027-05, value: 6000, probability: 50% }]');
  const { indices, knowledge } = await known(text, { figure: 'mean(cash at end)' });
  assert.equal(indices?.factors.map(({ kind }) => kind), ['inputs', 'luck']);
  // Four standard errors: each once in 16,000.
  for (const { first, total } of indices?.factors ?? []) for (const index of [first, total]) near(index.value, 0.5, 4 * index.se, 'a share');
  near(knowledge?.share, 0.5, 4 * (knowledge?.se ?? 0), 'knowledge');
  near(indices?.interactions?.value, 0, 4 * (indices?.interactions?.se ?? 0), 'interactions');
});

test('the order in which inputs are written changes no number', async () => {
  const [one, other] = [await known(plain), await known(sums(`${staff}\n${rent}`))];
  assert.equal(other.inputs, one.inputs);
  const byPath = ({ indices }: SensitivityResult) => [...(indices?.factors ?? [])].sort((a, b) => a.paths.join() < b.paths.join() ? -1 : 1).map(({ paths, total }) => ({ paths, total: total.value.toFixed(12) }));
  assert.equal(byPath(other), byPath(one));
});

test('what is correlated with the input that is held follows, and both are one factor', async () => {
  const result = await known(`${plain}correlate: [[costs.rent.per_month, costs.staff.per_month, 0.5]]\n`);
  // Given the score z of one, the other has the mean r z; a file states Spearman's correlation, of which Pearson's is 2 sin(pi / 12).
  const r = 0.51763809;
  near(swingOf(result, 'rent').difference?.value, -20 * score * (300 + r * 400), 1, 'rent');
  near(swingOf(result, 'staff').difference?.value, -20 * score * (400 + r * 300), 1, 'staff');
  assert.equal(result.indices?.factors.map(({ kind, paths }) => [kind, paths.length]), [['inputs', 2], ['luck', 0]]);
  near(result.indices?.factors[0].total.value, 1, 1e-6, 'total of both');
  // R: qnorm(1 - 0.05 / 2 / 2), two swings.
  near(result.seenFrom, 2.241403, 1e-5, 'errors of a swing');
  assert.ok(result.inputs.every(({ rank, followers }) => rank?.partial != null && followers.length === 1));
});

test('knowing a cost before renting at a known price is worth the unit normal loss integral', async () => {
  const result = await known(sums(rent, 'decisions: { office: { maximise: mean(profit), alternatives: { own: {}, rented: { costs.rent.per_month: 1850 } } } }\n'), { trials: 2000 });
  const judged = result.decisions[0].judged;
  // H. Raiffa & R. Schlaifer (1961), Applied Statistical Decision Theory, section 5.3: sd (phi(m) - |m| Phi(-|m|)), m how far apart the acts are in sds.
  const m = 0.5;
  const truth = 3000 * (Math.exp((-m * m) / 2) / Math.sqrt(2 * Math.PI) - m * normalCdf(-m, 0, 1));
  assert.equal([judged?.best, judged?.second], ['rented', 'own']);
  near(judged?.alternatives[0].value.value, result.figure.estimate?.value ?? NaN, 1e-6, 'the plan as it is');
  near(judged?.lead.value, 1500, 4 * (judged?.lead.se ?? 0), 'lead');
  // 4.5 standard errors: once in 150,000; and what the fit loses near the point where both are the same.
  for (const worth of [judged?.inputs[0], judged?.everything, judged?.foresight]) near(worth?.value, truth, 4.5 * (worth?.se ?? 0) + 5, 'worth');
  assert.ok((judged?.inputs[0].se ?? Infinity) < 60);
  // R: qnorm(1 - 0.05 / 2 / 4), of one pair of alternatives, one input, everything and foresight.
  near(judged?.seenFrom, 2.497705, 1e-5, 'errors of a decision');
});

test('inputs are held at their P10 and P90 in the units of the file', async () => {
  const text = `${head.replace('agents: 1', 'agents: 1, usage: 100').replace('innovation: 0%', 'innovation: "uniform(10%, 30%)/year"').replace('price: 0', 'price: "uniform(10, 20)"')}months: 2
costs: { work: { group: product, per_usage: "uniform(20, 30) per 1000" }, growing: { group: management, per_month: 100, growth: "uniform(0%, 10%)/year" } }
`;
  const found = (await known(text, { trials: 100 })).inputs.map(({ path, swing }) => [path, swing?.low.text, swing?.high.text]).sort();
  assert.equal(found, [
    ['costs.growing.growth', '1%/year', '9%/year'],
    ['costs.work.per_usage', '21 per 1000', '29 per 1000'],
    ['offer.service.price', '11', '19'],
    ['reach.innovation', '12%/year', '28%/year'],
  ]);
});

test('of few values the ends are P10 and P90, and of one that is nearly always the same the two that move the figure', async () => {
  const result = await known(sums(`${rent}\nfine: { group: operations, once: [{ at: 2027-03, value: "discrete(0, 95, 9000, 5)" }] }\nfee: { group: operations, once: [{ at: 2027-04, value: "discrete(100, 3, 200, 4, 300, 3)" }] }`));
  const [fine, fee] = ['fine', 'fee'].map((name) => swingOf(result, name));
  assert.equal([fine.ends, fine.low.text, fine.high.text], ['values', '9000', '0']);
  near(fine.difference?.value, 9000, 1e-6, 'fine');
  assert.equal([fee.ends, fee.low.text, fee.high.text], ['quantiles', '100', '300']);
  near(fee.difference?.value, -200, 1e-6, 'fee');
});

test('an uncertain parameter of a law is an input like another', async () => {
  const text = head.replace('customers: 1, agents: 1', 'customers: 4000, agents: 4, subscribers: 4000, churn: "across beta(0.5 to 0.9, 12)"').replace('price: 0', 'price: 10');
  const result = await known(`${text}months: 6\n`, { trials: 200 });
  assert.equal(result.inputs.map(({ path, label }) => [path, label]), [['market.nobody.churn parameter 0', 'Alpha of the law of churn of nobody']]);
  assert.ok((result.inputs[0].swing?.difference?.value ?? 0) < 0);
});

test('without luck there is none to explain, and a figure that is no mean is explained by what it is of', async () => {
  const result = await known(`${plain}expected: true\n`, { trials: 100, figure: 'p5(lowest cash)' });
  assert.equal([result.knowledge, result.expected, result.outcome.isMean, result.outcome.text], [null, true, false, 'lowest cash']);
  assert.equal(result.indices?.factors.map(({ kind }) => kind), ['inputs', 'inputs']);
});

test('only the inputs that are named are held and drawn anew by themselves', async () => {
  const { inputs, indices, namedInputs } = await known(plain, { trials: 100, inputs: ['costs.rent', 'costs.rent.per_month'] });
  assert.ok(namedInputs);
  assert.equal(inputs.map(({ swing }) => swing !== undefined), [true, false]);
  assert.equal(indices?.factors.map(({ kind, paths }) => [kind, ...paths]), [['inputs', 'costs.rent.per_month'], ['others', 'costs.staff.per_month'], ['luck']]);
});

test('what cannot be asked is said: nothing uncertain, an unknown input, too few trials', async () => {
  const refused = async (text: string, setting?: Setting): Promise<string> => {
    const result = await studied(text, setting);
    assert.ok(isLeft(result) && result.left.kind === 'invalid');
    return isLeft(result) ? result.left.message : '';
  };
  assert.match(await refused(`${head}months: 2\n`), 'nothing in it is uncertain');
  assert.match(await refused(plain, { inputs: ['costs.rend.per_month'] }), 'did you mean costs.rent.per_month?');
  assert.match(await refused(plain, { trials: 99 }), 'at least 100 trials');
});

test('a study that was stopped says what it knows, and goes on from its journal to the same result', async () => {
  const stop = new AbortController();
  const journal = journalOf();
  const stopped = await known(plain, { trials: 200, journal, signal: stop.signal, onProgress: (done) => { if (done === 4) stop.abort(); } });
  assert.equal([stopped.complete, stopped.indices, stopped.inputs.filter(({ swing }) => swing !== undefined).length], [false, undefined, 1]);
  const left = readJournal(journal.text('sensitivity'), 'sensitivity');
  assert.ok(left !== undefined);
  const [resumed, whole] = [await known(plain, { trials: 200, journal: left }), await known(plain, { trials: 200 })];
  assert.equal([resumed.provenance.recalled, resumed.provenance.runs, whole.provenance.runs], [4, 5, 9]);
  assert.equal({ ...resumed, provenance: null }, { ...whole, provenance: null });
});

test.run();
