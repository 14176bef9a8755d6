import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applied, shocksOf, variantsOf } from '../../../../engine/studies/stress/properties.js';
import { inputsOf } from '../../../../scenarios/studies/inputs.js';
import { hashScenario } from '../../../../scenarios/hash.js';
import type { LoadedScenario } from '../../../../scenarios/parse.js';
import { loadedFrom, shop, startUp } from './businesses.js';

const plan = loadedFrom(shop('shocks: [ costs.rent.per_month, costs.team.per_month, { input: offer.service.price, unit: 10% } ]'));
const funded = loadedFrom(startUp('shocks: [ { input: "finance.funding[0].at", unit: 3 months } ]'));

test('shocks lie within their radius, on their grid', () => {
  fc.assert(
    fc.property(shocksOf(plan, { radius: 2 }), ({ coordinates, distance }) => {
      assert.ok(distance <= 2);
      assert.equal(Object.keys(coordinates).sort(), ['costs.rent.per_month', 'costs.team.per_month', 'offer.service.price']);
      for (const coordinate of Object.values(coordinates)) assert.is(Math.round(coordinate * 20) / 20, coordinate);
    }),
  );
});

test('under a shock what is uncertain is held, what is known is edited, and luck stays', () => {
  fc.assert(
    fc.property(shocksOf(plan), (shock) => {
      const variant = applied(plan, shock);
      const { scenario } = variant;
      const { 'offer.service.price': price = 0, ...held } = shock.coordinates;
      assert.equal(scenario.design?.held, held);
      assert.is(scenario.seed, plan.scenario.seed);
      const value = inputsOf(variant).find(({ path }) => path === 'offer.service.price')?.value ?? 0;
      assert.ok(Math.abs(value - 100 * (1 + price / 10)) < 1e-9, `${value}`);
    }),
    { numRuns: 30 },
  );
});

test('a month under a shock is the month that it says', () => {
  fc.assert(
    fc.property(shocksOf(funded, { radius: 1 }), (shock) => {
      const [moved] = shock.inputs;
      assert.is(JSON.stringify(applied(funded, shock).scenario).includes(JSON.stringify(funded.scenario.finance.funding)), moved === undefined);
    }),
    { numRuns: 20 },
  );
});

test('variants are other scenarios, and shrink to the scenario itself', () => {
  const hashes = fc.sample(variantsOf(plan), { seed: 1, numRuns: 20 }).map(({ scenario }) => hashScenario(scenario));
  assert.ok(new Set(hashes).size > 15);
  const { counterexample } = fc.check(fc.property(variantsOf(plan), (_: LoadedScenario) => false), { seed: 3 });
  const smallest = counterexample?.[0];
  assert.equal(smallest?.scenario.design?.held ?? {}, {});
  assert.is(smallest && hashScenario({ ...smallest.scenario, design: undefined }), hashScenario(plan.scenario));
});

test.run();
