import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pathText } from '../../../scenarios/diagnostic.js';
import { asking, loadedOf, mistaken } from './asking.js';

const alternatives = 'alternatives: { keep: {}, dear: { offer.service.price: 20 } }';

test('a decision is judged by one figure, and one of its alternatives may be the business as it stands', () => {
  const [decision] = loadedOf(asking(`decisions: { price: { about: What to ask for., minimise: probability(ruin), ${alternatives} } }`)).studies.decisions;
  assert.equal({ ...decision, alternatives: decision.alternatives.map(({ name, edits }) => [name, ...edits.map(({ path }) => pathText(path))]) }, {
    name: 'price',
    about: 'What to ask for.',
    objective: 'probability(ruin)',
    goal: 'minimise',
    alternatives: [['keep'], ['dear', 'offer.service.list_price', 'offer.service.price']],
  });
});

test('a decision has one objective', () => {
  mistaken([
    [`decisions: { a: { ${alternatives} } }`, '14 decisions.a: expected maximise or minimise, found nothing | say what is wanted: maximise: mean(npv)'],
    [
      `decisions: { a: { maximise: mean(npv), minimise: mean(cost), ${alternatives} } }`,
      '40 decisions.a.minimise: expected maximise or minimise, got both | keep one: a sum of figures weighs them, 0.7 mean(profit) + 0.3 p5(profit)',
    ],
    [`decisions: { a: { maximize: mean(npv), ${alternatives} } }`, '19 decisions.a.maximize: expected a key of decisions.a, got maximize | did you mean maximise?'],
    [`decisions: { a: { maximise: 3, ${alternatives} } }`, '29 decisions.a.maximise: expected a figure such as mean(npv), got 3 | put it into quotes: "3"'],
  ]);
});

test('the objective of a decision is a figure of the scenario, told where it goes wrong', () => {
  mistaken([
    [`decisions: { a: { maximise: mean(proffit), ${alternatives} } }`, '34 decisions.a.maximise: expected a quantity of this scenario, got proffit | did you mean profit?'],
    [`decisions: { a: { minimise: mean(cash), ${alternatives} } }`, '34 decisions.a.minimise: expected a month of cash, got cash | write cash at end, at 2028-12, or lowest cash'],
    [`decisions: { a: { maximise: p5(cash at 2029-01), ${alternatives} } }`, '40 decisions.a.maximise: expected a month of the story, 2027-01 to 2027-12, got 2029-01 | the last one is end'],
    [`decisions: { a: { maximise: mean(subscribers of nobody at end), ${alternatives} } }`, '49 decisions.a.maximise: expected a segment or a plan, got nobody | known here: everyone, service'],
  ]);
});

test('a decision is between two alternatives or more that differ', () => {
  const decided = (written: string): string => `decisions: { a: { maximise: mean(npv), alternatives: ${written} } }`;
  const differ = 'expected alternatives that differ, got the same as';
  mistaken([
    [decided('{ keep: {} }'), '40 decisions.a.alternatives: expected at least two alternatives, got a map with keep'],
    [decided('[]'), '40 decisions.a.alternatives: expected alternatives by name, got an empty list'],
    [decided('{ keep: ~, dear: { offer.service.price: 20 } }'), '56 decisions.a.alternatives.keep: expected a map of paths and what stands there instead, such as offer.basic.price: 119, found nothing'],
    [decided('{ keep: {}, also: {} }'), `66 decisions.a.alternatives.also: ${differ} keep | keep one of the two`],
    [decided('{ keep: {}, as_it_is: { offer.service.price: 10 } }'), `66 decisions.a.alternatives.as_it_is: ${differ} keep | keep one of the two`],
    [
      decided('{ one: { offer.service.price: 20, costs.search: ~ }, two: { costs.search: ~, offer.service.price: 20 } }'),
      `107 decisions.a.alternatives.two: ${differ} one | keep one of the two`,
    ],
    [
      decided('{ dear: { offer.service.prise: 20 }, cheap: { offr.service.price: 20 } }'),
      '64 decisions.a.alternatives.dear.offer.service.prise: expected a key of offer.service, got prise | did you mean price?',
      '100 decisions.a.alternatives.cheap.offr.service.price: expected a key of a scenario, got offr | did you mean offer?',
    ],
  ]);
});

test.run();
