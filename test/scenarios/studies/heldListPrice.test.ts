import { isLeft } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseScenario, type LoadedScenario } from '../../../scenarios/parse.js';
import { exampleOptimisation } from '../../../scenarios/studies/exampleOptimisation.js';
import { inputsOf, movedBy } from '../../../scenarios/studies/inputs.js';
import { smallest } from '../reading.js';

const loadedOf = (offer: string): LoadedScenario => {
  const loaded = parseScenario(smallest({ offer: `offer: { service: { conversion: 5%, ${offer} } }` }), 'plan.yaml');
  if (isLeft(loaded)) throw new Error(loaded.left.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return loaded.right;
};

/** Price and list price of the plan, as the file has them, once an input is moved; NaN: none is stated. */
const moved = (offer: string, path: string, times: number): readonly number[] => {
  const loaded = loadedOf(offer);
  const input = inputsOf(loaded).find((one) => one.path === `offer.service.${path}`);
  if (input === undefined) throw new Error(`no input ${path}`);
  const variant = loaded.variant(movedBy(input, { times }));
  if (isLeft(variant)) throw new Error(variant.left.map(({ message }) => message).join('\n'));
  const [plan] = variant.right.scenario.plans;
  const known = (value: typeof plan.listPrice): number => (value?.quantity.randomness === 'known' ? value.quantity.value / (value.per === 'year' ? 12 : 1) : NaN);
  return [known(plan.price.entries[0]?.value), known(plan.listPrice)];
};

test('a first price that is moved leaves the price at which conversion holds where it was', () => {
  assert.equal(moved('price: 100', 'price', 1.2), [120, 100]);
  assert.equal(moved('price: [{ value: 100 }, { from: 2027-06, value: 110 }]', 'price', 1.2), [120, 100]);
  assert.equal(moved('price: [{ value: 100 }, { from: 2027-06, value: 110 }]', 'price[0].value', 1.2), [120, 100]);
  assert.equal(moved('price: { value: 100, growth: 5%/year }', 'price', 1.2), [120, 100]);
  assert.equal(moved('price: 1200/year', 'price', 1.2), moved('price: 100', 'price', 1.2));
  assert.equal(moved('licence: 900', 'licence', 2)[1], 900);
});

test('a list price that is stated is left alone, and so is one that nothing follows', () => {
  assert.equal(moved('price: 100, list_price: 90', 'price', 1.2), [120, 90]);
  assert.equal(moved('price: [{ value: 100 }, { from: 2027-06, value: 110 }]', 'price[1].value', 1.2), [100, NaN]);
  // Customers look at the price, and not at what else they pay.
  assert.equal(moved('price: 100, setup_fee: 50', 'setup_fee', 1.2), [100, NaN]);
});

test('the section that is offered to paste is about a price, else about another number, and can be read', () => {
  for (const [offer, over] of [['price: 100', 'offer.service.price: 50 to 150'], ['price: 0', 'customers: ']]) {
    const section = exampleOptimisation(loadedOf(offer));
    assert.match(section, over);
    const loaded = parseScenario(`${smallest({ offer: `offer: { service: { conversion: 5%, ${offer} } }` })}\n${section}\n`, 'plan.yaml');
    assert.ok(!isLeft(loaded) && loaded.right.studies.optimisation?.over.length === 1, section);
  }
});

test.run();
