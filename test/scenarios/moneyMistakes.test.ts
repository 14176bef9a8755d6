import { test } from 'uvu';
import { eachIsOneMistake, smallest } from './reading.js';

/** A business whose customers use what they buy, and whose prospects have to hear of it. */
const used = (rest: string): string =>
  `${smallest({ market: 'market: { everyone: { customers: 1000, usage: 10 } }', reach: 'reach: { innovation: 1% }' })}\n${rest}`;
const bare = (rest: string): string => `${smallest()}\n${rest}`;

test('what is wrong with lines, capacities and finance is said at its place', () => {
  eachIsOneMistake([
    [
      used('revenue: { ads: { per_month: 1 } }'),
      '8:12 revenue.ads.kind: expected a kind of revenue: subscription, usage, transactions, licence, setup, advertising, sales_share or services, found nothing',
    ],
    [
      used('revenue: { ads: { kind: advertisng, per_month: 1 } }'),
      '8:25 revenue.ads.kind: expected a kind of revenue: subscription, usage, transactions, licence, setup, advertising, sales_share or services, got advertisng | did you mean advertising?',
    ],
    [
      used('revenue: { ads: { kind: advertising } }'),
      '8:12 revenue.ads: expected an amount in the revenue line, found nothing | state one of per_month, per_customer, per_new_customer, per_usage, once, or every with value',
    ],
    [
      used('revenue: { ads: { kind: advertising, per_month: 1, share: 140% } }'),
      '8:59 revenue.ads.share: expected a share from 0% to 100%, got 140%',
    ],
    [
      used('revenue: { ads: { kind: advertising, per_month: 1, plans: [servce] } }'),
      '8:60 revenue.ads.plans[0]: expected a plan under offer, got servce | did you mean service?',
    ],
    [
      used('revenue: { ads: { kind: advertising, per_month: 1, index: eur } }'),
      '8:59 revenue.ads.index: expected an index under indices, got eur | add eur under indices',
    ],
    [
      used('revenue: { ads: { kind: advertising, once: [{ at: 2028-01, value: 1 }] } }'),
      '8:51 revenue.ads.once[0].at: expected a month of the story, 2027-01 to 2027-12, got 2028-01',
    ],
    [
      used('costs: { l: { group: data, hire: { customers: 500 } } }'),
      '8:28 costs.l.hire.salary: expected a value, or a list of { from: 2027-01, value: ... }, found nothing',
    ],
    [
      used('costs: { l: { group: data, hire: { salary: 5, customers: 0 } } }'),
      '8:58 costs.l.hire.customers: expected a number of users above 0, got 0',
    ],
    [used('costs: { l: { group: data, hire: 5 } }'), '8:34 costs.l.hire: expected { salary: ..., customers: ... }, got 5'],
    [
      used('costs: { l: { group: data, of_revenue: 2.9 } }'),
      '8:40 costs.l.of_revenue: expected a share from 0% to 100%, got 2.9 | did you mean 2.9%?',
    ],
    [used('costs: { l: { group: data, of_new_mrr: -1 } }'), '8:40 costs.l.of_new_mrr: expected a multiple of 0 or more, got -1'],
    [
      used('costs: { l: { group: data, per_customer: 20 per 1000 } }'),
      '8:45 costs.l.per_customer: expected an amount for one, got per 1000 | only prices of a unit of use are stated per 1000: write what it is for one',
    ],
    [
      used('costs: { l: { group: data, per_usage: 20 per k } }'),
      '8:42 costs.l.per_usage: expected the end of the value, got per k | write 20 per 1000, per 1k or per 1M',
    ],
    [used('costs: { l: { group: data, per_month: 2, plans: [] } }'), '8:42 costs.l.plans: expected at least one plan, got an empty list'],
    [
      used('capacity: { g: { units: 4, per_unit: 3M, limit: 3 } }'),
      '8:49 capacity.g.limit: expected at least as many as there are units at the start, 4 here, got 3',
    ],
    [used('capacity: { g: { units: 4 } }'), '8:13 capacity.g.per_unit: expected an amount of use above 0, found nothing'],
    [used('capacity: { g: { units: -1, per_unit: 3 } }'), '8:25 capacity.g.units: expected a known whole number of 0 or more, got -1'],
    [used('capacity: { g: { units: 4, per_unit: 0 } }'), '8:38 capacity.g.per_unit: expected an amount of use above 0, got 0'],
    [used('capacity: { g: { units: 4, per_unit: 3, target: 0 } }'), '8:49 capacity.g.target: expected a share above 0% to 100%, got 0'],
    [used('capacity: { g: { units: 4, per_unit: 3, target: 120% } }'), '8:49 capacity.g.target: expected a share above 0% to 100%, got 120%'],
    [
      used('capacity: { g: { units: 4, per_unit: 3, delay: 1 to 2 } }'),
      '8:48 capacity.g.delay: expected a known whole number from 0 to 60, got 1 to 2 | this is not drawn: write one number',
    ],
    [
      used('capacity: { g: { units: 4, per_unit: 3, group: staff } }'),
      '8:48 capacity.g.group: expected a group of costs: product, service, management, data, training, operations or acquisition, got staff | known here: product, service, management, data, training, operations, acquisition',
    ],
    [
      used('finance: { funding: [{ at: 2028-01, value: 7M }] }'),
      '8:28 finance.funding[0].at: expected a month of the story, 2027-01 to 2027-12, got 2028-01',
    ],
    [
      used('finance: { funding: [{ at: 2027-01, value: 7M, probability: 70 }] }'),
      '8:61 finance.funding[0].probability: expected a chance from 0% to 100%, got 70 | did you mean 70%?',
    ],
    [used('finance: { funding: { at: 2027-01 } }'), '8:12 finance.funding: expected a list of { at, value, probability }, got a map with at'],
    [
      used('finance: { loans: [{ at: 2027-01, value: 7M, interest: 8%/year, months: 0 }] }'),
      '8:73 finance.loans[0].months: expected a known whole number from 1 to 600, got 0',
    ],
    [
      used('finance: { loans: [{ at: 2027-01, value: 7M, months: 3 }] }'),
      '8:20 finance.loans[0].interest: expected a rate of 0% or more, found nothing',
    ],
    [
      used('finance: { loans: [{ at: 2026-01, value: 7M, interest: 8%/year, months: 3 }] }'),
      '8:26 finance.loans[0].at: expected a month of the story, 2027-01 to 2027-12, got 2026-01',
    ],
    [used('finance: { tax: 25 }'), '8:17 finance.tax: expected a share from 0% to 100%, got 25 | did you mean 25%?'],
    [used('finance: { collection_delay: 25 }'), '8:30 finance.collection_delay: expected a known whole number from 0 to 24, got 25'],
    [
      used('finance: { payment_terms: soon }'),
      '8:27 finance.payment_terms: expected a known whole number from 0 to 24, got soon | write a number such as 0.03, 3%, 40k, 1.2M or 2B',
    ],
    [
      used('finance: { on_ruin: halt }'),
      '8:21 finance.on_ruin: expected what happens after ruin: stop or continue, got halt | known here: stop, continue',
    ],
  ]);
});

test('what multiplies or counts something needs it to be there', () => {
  eachIsOneMistake([
    [
      bare('costs: { l: { group: data, per_usage: 1 } }'),
      '8:28 costs.l.per_usage: expected usage in a segment, found nothing | state how much customers use: market.everyone.usage',
    ],
    [
      bare('capacity: { g: { units: 4, per_unit: 3M } }'),
      '8:28 capacity.g.per_unit: expected usage in a segment, found nothing | state how much customers use: market.everyone.usage',
    ],
    [
      bare('demand: { growth: 1% }'),
      '8:1 demand: expected a reach that demand can multiply, got reach: all | write reach: { innovation: ... }: all makes every prospect a lead, whatever the demand',
    ],
    [
      bare('levers: { q: { at: 2027-02, multiply: { reach: 1.5 } } }'),
      '8:41 levers.q.multiply.reach: expected a reach that can be multiplied, got reach | reach: all makes every prospect a lead: write reach: { innovation: ... }',
    ],
    [
      bare('levers: { q: { at: 2027-02, multiply: { usage: 1.5 } } }'),
      '8:41 levers.q.multiply.usage: expected usage in a segment, got usage | state how much customers use: market.SEGMENT.usage',
    ],
  ]);
});

test.run();
