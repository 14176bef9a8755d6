import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mistakesOf } from './reading.js';

const hurried = `name: A plan written in a hurry
currency: USD
start: 2027-01
months: 24
market:
  small: { customers: 1000, usage: 10, churn: pert(1%, 3%, 6%) }
  large: { customers: 100 }
  forgotten: { customers: 100 }
reach:
  inovation: 1%
  imitation: 1% to 3%
  channels: { search: { spend: 1k, cost_per_lead: 2 to 3, segments: [small] } }
offer:
  basic: { price: 10, conversion: 70%, segments: [small] }
  pro: { price: 90, conversion: "pert(20%, 30%, 45%)", segments: [small, large] }
  custom: { price: 900, conversion: 40%, segments: [large] }
  lite: { conversion: 40%, segments: [small] }
levers:
  quantise: { at: 2029-05, multiply: { inferrence: 0.5 } }
events:
  outage: { hazard: 5%, multiply: { chrun: 2 }, raised_by: { leak: 2 } }
  leak: { hazard: 5%, raised_by: { outage: 2 }, multiply: { churn: 2 } }
  ruling: { at: 2030-01, probability: "normal(50%, 30%)", loss: 5k }
finance:
  opening_cash: 1M
  funding: [{ at: 2026-01, value: 1M, probability: 130% }]
costs:
  team: { group: managment, per_month: 8k to 12k }
policies:
  - { when: runwy < 6, then: { multiply: { serch: 0.5 } } }
correlate:
  - [ costs.team.per_month, reach.imitaton, 0.4 ]
  - [ costs.team.per_month, reach.imitation, 0.9 ]
  - [ costs.team.per_month, reach.channels.search.cost_per_lead, 0.9 ]
  - [ reach.imitation, reach.channels.search.cost_per_lead, -0.9 ]
`;

test('a whole plan written in a hurry is told of all that is wrong with it at once, in file order', () => {
  const expected = [
    '6:47 market.small.churn: expected quotes around an expression with commas inside { }, got pert(1%, 3%, 6%) | write { churn: "pert(1%, 3%, 6%)" }',
    '8:3 market.forgotten: expected a plan under offer for forgotten, found nothing | add forgotten to the segments of a plan, or leave forgotten out',
    '10:3 reach.inovation: expected a key of reach, got inovation | did you mean innovation?',
    '17:23 offer.lite.conversion: expected conversions in segment small that add up to at most 100%, got basic 70% + pro 20% + lite 40% | a lead takes one plan or none: lower the shares, or offer the plans to different segments',
    '19:19 levers.quantise.at: expected a month of the story, 2027-01 to 2028-12, got 2029-05',
    '19:40 levers.quantise.multiply.inferrence: expected something that can be acted on, got inferrence | known here: reach, conversion, churn, win_back, usage, price, cost, revenue, recommender, search, basic, pro, custom, lite, team',
    '21:37 events.outage.multiply.chrun: expected something that can be acted on, got chrun | did you mean churn?',
    '22:36 events.leak.raised_by.outage: expected events that do not raise one another in a circle, got outage -> leak -> outage | leave out one of them: whether an event is in force has to be known before what it raises is drawn',
    '23:17 events.ruling.at: expected a month of the story, 2027-01 to 2028-12, got 2030-01',
    '23:40 events.ruling.probability: expected a chance from 0% to 100%, got normal(50%, 30%): under 0% below P4.8 and over 100% above P95.2 | truncate(normal(50%, 30%), 0, 1) keeps it inside',
    '26:19 finance.funding[0].at: expected a month of the story, 2027-01 to 2028-12, got 2026-01',
    '26:52 finance.funding[0].probability: expected a chance from 0% to 100%, got 130%',
    '28:18 costs.team.group: expected a group of costs: product, service, management, data, training, operations or acquisition, got managment | did you mean management?',
    '30:13 policies[0].when: expected what a manager sees, got runwy | did you mean runway?',
    '30:44 policies[0].then.multiply.serch: expected something that can be acted on, got serch | did you mean search?',
    '32:29 correlate[0][1]: expected the path of an uncertain value, got reach.imitaton | did you mean reach.imitation?',
    '34:66 correlate[2][2]: expected correlations that can hold together: a positive definite matrix, got 0.9 of costs.team.per_month and reach.channels.search.cost_per_lead | what is stated of these and other values contradicts it: weaken it, or state how the others move together',
  ];
  assert.equal(mistakesOf(hurried), expected.map((mistake) => `a.yaml:${mistake}`));
});

test.run();
