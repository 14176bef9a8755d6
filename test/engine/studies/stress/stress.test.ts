import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { journalOf } from '../../../../engine/studies/journal.js';
import { withRunner } from '../../../../engine/studies/runner.js';
import type { StressOptions } from '../../../../engine/studies/stress/options.js';
import { replayStress } from '../../../../engine/studies/stress/replay.js';
import type { ReplayResult, StressResult } from '../../../../engine/studies/stress/result.js';
import { stress } from '../../../../engine/studies/stress/stress.js';
import { loadedFrom, shop, startUp } from './businesses.js';

const journal = journalOf();

const known = new Map<string, StressResult>();

/** With few shocks on spheres, which what is found does not depend on. */
async function stressed(text: string, options: StressOptions = { spread: 24 }): Promise<StressResult> {
  const key = JSON.stringify([text, options]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const result = await withRunner({ threads: 1 }, (runner) => stress(loadedFrom(text), options, { runner, journal }))();
  if (E.isLeft(result)) throw new Error(result.left.message);
  known.set(key, result.right);
  return result.right;
}

async function replayed(text: string, path: string): Promise<ReplayResult> {
  const result = await withRunner({ threads: 1 }, (runner) => replayStress(loadedFrom(text), path, { runner, journal: journalOf() }))();
  if (E.isLeft(result)) throw new Error(result.left.message);
  return result.right;
}

/** Pearson's correlation for a rank correlation of 0.5. */
const pearson = 2 * Math.sin((Math.PI * 0.5) / 6);

/** What must hold in the shop, with the distance of the nearest shock that breaks it. */
const required = [
  // (3500 - 3000) over the standard deviation of the sum of the two.
  { text: 'cost of rent + cost of team <= 3500', distance: 500 / Math.sqrt(100 ** 2 + 300 ** 2 + 2 * pearson * 100 * 300) },
  { text: 'cost of licence <= 750', distance: Math.log(1.5) / 0.5 },
  // The price falls by a fifth: two units.
  { text: 'revenue >= 80k', distance: 2 },
  // Broken where both are 1.5 standard deviations up: 2 z^2 / (1 + r) is the square of Mahalanobis' distance.
  { text: 'cost of rent <= 1150 or cost of team <= 2450', distance: Math.sqrt((2 * 1.5 ** 2) / (1 + pearson)) },
  { text: 'cost of licence <= 1000 and not (cost of rent > 1120)', distance: 1.2 },
  { text: 'cost of rent <= 1500', distance: null },
];

const shocks = ['costs.rent.per_month', 'costs.team.per_month', 'costs.licence.per_month', '{ input: offer.service.price, unit: 10% }'];
const asked = (order: readonly string[], some = required): string => shop(`shocks:\n${order.map((shock) => `  - ${shock}\n`).join('')}invariants:\n${some.map(({ text }) => `  - ${text}\n`).join('')}`);

test('the nearest failing shock of a scenario is the one of the closed form, for every requirement', async () => {
  const { requirements, nearest, complete, provenance } = await stressed(asked(shocks));
  assert.ok(complete);
  assert.is(provenance.compiled, 1, 'numeric shocks share kernels');
  requirements.forEach(({ outcome, border, failing, begins, searched }, position) => {
    const { text, distance } = required[position] ?? { text: '', distance: null };
    if (distance === null) {
      assert.equal([outcome, border, searched.radius], ['none', null, 3], text);
      return;
    }
    assert.is(outcome, 'failing', text);
    assert.ok(Math.abs((border?.distance ?? 0) / distance - 1) < 0.02, `${text}: ${border?.distance} for ${distance}`);
    assert.equal([failing?.distance, begins], [border?.distance, { value: border?.distance, se: 0 }], 'nothing is random');
    assert.ok(searched.radius > 0.94 * distance && searched.radius < distance, text);
  });
  assert.is(nearest, 1);
});

test('the order in which shocks are written changes nothing', async () => {
  const numbers = async (order: readonly string[]) => (await stressed(asked(order, required.slice(2, 4)))).requirements.map(({ failing, searched }) => [failing?.coordinates, failing?.replay, searched]);
  assert.equal(await numbers([...shocks].reverse()), await numbers(shocks));
});

test('a month is moved by whole months, in its unit', async () => {
  const { requirements } = await stressed(startUp('shocks: [ { input: "finance.funding[0].at", unit: 3 months } ]\ninvariants: [ probability(ruin) <= 5% ]'));
  const [{ failing } = { failing: null }] = requirements;
  // Cash lasts for three months, and the money of the fourth would still come in time.
  assert.equal([failing?.distance, failing?.inputs[0]?.fromText, failing?.inputs[0]?.toText], [1, '2027-02', '2027-05']);
});

test('a shock that is replayed gives the identical numbers', async () => {
  const text = asked(shocks);
  for (const [position, { failing }] of (await stressed(text)).requirements.entries()) {
    if (failing === null) continue;
    const { shock, requirements } = await replayed(text, failing.replay);
    assert.equal(requirements[position]?.judged, failing.judged);
    assert.equal([shock.coordinates, shock.distance], [failing.coordinates, failing.distance]);
  }
});

test('a shock is replayed at the error rate at which it was judged', async () => {
  const text = shop('shocks: [ costs.team.per_month ]\ninvariants: [ probability(cost of rent + cost of team >= 3500) <= 20% ]', 400);
  const [{ failing } = { failing: null }] = (await stressed(text, { spread: 8, errorRate: 0.4 })).requirements;
  assert.ok(failing !== null && failing.replay.endsWith('~0.4'));
  const { requirements } = await replayed(text, failing.replay);
  assert.equal(requirements[0]?.judged, failing.judged);
  assert.is((await replayed(text, failing.replay.replace('~0.4', '~1e-9'))).requirements[0]?.judged.verdict, 'undecided');
});

test('what is broken without a shock is said at once, and not searched', async () => {
  const { requirements, nearest, evaluations } = await stressed(shop('invariants: [ cost of rent <= 900 ]'));
  assert.equal([requirements[0]?.outcome, requirements[0]?.plan?.verdict, nearest, evaluations], ['broken', 'broken', null, 0]);
});

test('where trials are random, the shock is confirmed by fresh ones and lies beyond where it begins to break', async () => {
  const text = shop('shocks: [ costs.team.per_month ]\ninvariants: [ probability(cost of rent + cost of team >= 3500) <= 20% ]', 400);
  const [{ outcome, begins, failing, border } = { outcome: '', begins: null, failing: null, border: null }] = (await stressed(text)).requirements;
  // The rent is normal with mean 1000 + 100 r z and standard deviation 100 sqrt(1 - r^2), given the score z of the team, which costs 2000 + 300 z.
  const distance = (500 - 100 * Math.sqrt(1 - pearson ** 2) * 0.8416212) / (300 + 100 * pearson);
  assert.is(outcome, 'failing');
  // Four standard errors of the fresh trials, for a chance of a false alarm below one in ten thousand.
  assert.ok(begins !== null && begins.se > 0 && Math.abs(begins.value - distance) < 4 * begins.se, `${begins?.value} \u00b1 ${begins?.se} for ${distance}`);
  assert.ok(border !== null && Math.abs(border.distance - distance) < 4 * border.se);
  assert.ok(failing !== null && failing.distance > distance && failing.judged.verdict === 'broken' && failing.judged.trials > 400);
});

test('the inputs that matter most are taken where the file names none', async () => {
  const { space } = await stressed(shop('invariants: [ cost of rent + cost of team <= 3500 ]'), { spread: 8 });
  assert.is(space.chosen, 'correlation');
  assert.equal(space.inputs.map(({ path }) => path), ['costs.licence.per_month', 'costs.rent.per_month', 'costs.team.per_month']);
  const [licence = NaN, , team = NaN] = space.inputs.map(({ correlation }) => correlation);
  // Between normal values Spearman's is 6 / pi asin(r / 2): 0.97 of the team, and 0 of the licence with an error of 0.13 over 60 trials, four of them.
  assert.ok(team > 0.9 && team < 1 && Math.abs(licence) < 0.52, `${team} ${licence}`);
});

test('named stresses run where there is nothing to search', async () => {
  const text = startUp('stresses: { late: { change: { "finance.funding[0].at": 2027-05 } } }\ninvariants: [ probability(ruin) <= 5% ]');
  const { stresses, unsearched, requirements } = await stressed(text);
  assert.equal(stresses.map(({ name, judged }) => [name, judged[0]?.verdict]), [['late', 'broken']]);
  assert.match(unsearched ?? '', 'nothing in the scenario is uncertain');
  assert.is(requirements[0]?.outcome, 'unknown');
});

test('what cannot be asked is refused with what to write', async () => {
  const message = async (text: string, options?: StressOptions): Promise<string> => stressed(text, options).then(() => '', (error: Error) => error.message);
  assert.match(await message(startUp('')), 'add `invariants:` to it');
  assert.match(await message(startUp('invariants: [ probability(ruin) <= 5% ]')), 'say under `shocks:` what a shock may move');
  assert.match(await message(asked(shocks), { radius: 9 }), 'radius: expected a number above 0 and at most 8, got 9');
  assert.match(await message(asked(shocks), { over: [{ path: 'costs.rent.per_mont' }] }), 'did you mean costs.rent.per_month?');
  assert.match(await replayed(asked(shocks), 'nonsense').then(() => '', (error: Error) => error.message), '--replay: expected the path that a study gave');
});

test.run();
