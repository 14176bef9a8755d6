import { test } from 'uvu';
import { eachIsOneMistake, smallest } from './reading.js';

const reach = (parts: string): string => smallest({ reach: `reach: { ${parts} }` });
const plan = (parts: string): string =>
  smallest({ market: 'market: { everyone: { customers: 1000, usage: 10 } }', offer: `offer: { service: { conversion: 20%, ${parts} } }` });
const plans = (parts: string): string =>
  smallest({ market: 'market: { small: { customers: 9 }, large: { customers: 9 } }', offer: `offer: { ${parts} }` });
/** A business whose customers use what they buy, and whose prospects have to hear of it. */
const used = (rest: string): string =>
  `${smallest({ market: 'market: { everyone: { customers: 1000, usage: 10 } }', reach: 'reach: { innovation: 1% }' })}\n${rest}`;

test('what is wrong with channels, influence, referrals and the sales team is said at its place', () => {
  eachIsOneMistake([
    [
      reach('channels: { search: { spend: 1 } }'),
      '6:22 reach.channels.search.cost_per_lead: expected a value, or a list of { from: 2027-01, value: ... }, found nothing',
    ],
    [reach('channels: { search: { spend: 1, cost_per_lead: 0 } }'), '6:57 reach.channels.search.cost_per_lead: expected an amount above 0, got 0'],
    [
      reach('channels: { search: { spend: 1, cost_per_lead: 2, carry_over: 1 } }'),
      '6:72 reach.channels.search.carry_over: expected a share from 0% to below 100%, got 1',
    ],
    [
      reach('channels: { search: { spend: 1, cost_per_lead: 2, saturation: 0 } }'),
      '6:72 reach.channels.search.saturation: expected an amount above 0, got 0',
    ],
    [
      reach('channels: { search: { spend: 1, cost_per_lead: 2, segments: [evryone] } }'),
      '6:71 reach.channels.search.segments[0]: expected a segment of the market, got evryone | did you mean everyone?',
    ],
    [
      reach('channels: { search: { spend: 1, cost_per_lead: 2, segmnts: [everyone] } }'),
      '6:60 reach.channels.search.segmnts: expected a key of reach.channels.search, got segmnts | did you mean segments?',
    ],
    [reach('channels: { search: 40k }'), '6:30 reach.channels.search: expected a channel { spend: ..., cost_per_lead: ... }, got 40k'],
    [reach('channels: [search]'), '6:10 reach.channels: expected channels by name, got a list'],
    [
      reach('influence: { everyone: { everyone: 3% } }'),
      "6:35 reach.influence.everyone.everyone: expected another segment, got everyone | a segment's own word of mouth is reach.imitation",
    ],
    [reach('influence: { everyone: 3% }'), '6:33 reach.influence.everyone: expected weights by the names of segments, got 3%'],
    [reach('referral: { reward: 3 }'), '6:10 reach.referral.leads: expected a rate of 0% or more, found nothing'],
    [
      reach('referral: { leads: 3%, reward: 3/month }'),
      '6:42 reach.referral.reward: expected an amount of 0 or more with no time in it, got /month | this is no rate: leave out /month',
    ],
    [reach('sales: { capacity: -1 }'), '6:29 reach.sales.capacity: expected a number of leads of 0 or more, got -1'],
    [reach('sales: { capacity: 5, segments: [] }'), '6:32 reach.sales.segments: expected at least one segment, got an empty list'],
    [
      reach('innovation: "normal(3%, 1%)"'),
      '6:23 reach.innovation: expected a rate of 0% or more, got normal(3%, 1%): under 0% below P0.13 | lognormal, gamma and pert have no values under 0',
    ],
    [
      reach('channels: { search: { spend: [{ value: 1 }, { from: 2028-01, value: 2 }], cost_per_lead: 2 } }'),
      '6:62 reach.channels.search.spend[1].from: expected a month of the story, 2027-01 to 2027-12, got 2028-01',
    ],
  ]);
});

test('what is wrong with a plan is said at its place', () => {
  eachIsOneMistake([
    [plan('unit_price: 5 per 0'), '7:56 offer.service.unit_price: expected a number above 0 after per, got 0 | write per 1000'],
    [
      plan('price: 5 per 1000'),
      '7:47 offer.service.price: expected an amount of 0 or more for one, got per 1000 | only prices of a unit of use are stated per 1000: write what it is for one',
    ],
    [
      plan('unit_price: 5 per 1000/year'),
      '7:60 offer.service.unit_price: expected an amount of 0 or more with no time in it, got /year | this is no rate: leave out /year',
    ],
    [
      plan('unit_price: 1, tiers: [{ from: 0, price: 1 }]'),
      '7:53 offer.service.tiers: expected unit_price or tiers, got both | keep one: a unit price is a single tier',
    ],
    [
      plan('tiers: [{ from: 1, price: 1 }]'),
      '7:54 offer.service.tiers[0].from: expected a first tier from 0, got 1 | included_usage says what is free',
    ],
    [
      plan('tiers: [{ from: 0, price: 1 }, { from: 0, price: 2 }]'),
      '7:77 offer.service.tiers[1].from: expected tiers in rising order, got 0 after 0',
    ],
    [plan('tiers: []'), '7:38 offer.service.tiers: expected at least one { from, price }, got an empty list'],
    [plan('tiers: [{ price: 1 }]'), '7:46 offer.service.tiers[0].from: expected a known number of 0 or more, found nothing'],
    [
      plan('tiers: [{ from: 1 to 2, price: 1 }]'),
      '7:54 offer.service.tiers[0].from: expected a known number of 0 or more, got 1 to 2 | this is not drawn: write one number',
    ],
    [
      plan('usage_kind: useage'),
      '7:50 offer.service.usage_kind: expected a kind of revenue: usage or transactions, got useage | did you mean usage?',
    ],
    [plan('commitment: 61'), '7:50 offer.service.commitment: expected a known whole number from 1 to 60, got 61'],
    [plan('commitment: 1.5'), '7:50 offer.service.commitment: expected a known whole number from 1 to 60, got 1.5'],
    [
      plan('prepaid: true'),
      '7:47 offer.service.prepaid: expected a commitment above 1 month beside prepaid, got no commitment | write commitment: 12, prepaid: true for a yearly plan paid in advance',
    ],
    [
      plan('prepaid: true, commitment: 1'),
      '7:47 offer.service.prepaid: expected a commitment above 1 month beside prepaid, got commitment: 1 | write commitment: 12, prepaid: true for a yearly plan paid in advance',
    ],
    [plan('prepaid: yes, commitment: 12'), '7:47 offer.service.prepaid: expected true or false, got yes | write true or false'],
    [plan('trial: { months: 0, paid: 40% }'), '7:55 offer.service.trial.months: expected a known whole number from 1 to 24, got 0'],
    [plan('trial: { months: 1 }'), '7:38 offer.service.trial.paid: expected a share from 0% to 100%, found nothing'],
    [plan('trial: 1'), '7:45 offer.service.trial: expected { months: ..., paid: ... }, got 1'],
    [plan('discount: 110%'), '7:48 offer.service.discount: expected a share from 0% to 100%, got 110%'],
    [plan('discount: -5%'), '7:48 offer.service.discount: expected a share from 0% to 100%, got -5%'],
    [plan('list_price: 0'), '7:50 offer.service.list_price: expected an amount above 0, got 0'],
    [plan('switch: { service: 1% }'), '7:48 offer.service.switch.service: expected another plan, got service | who stays needs no switch'],
    [plan('switch: { servce: 1% }'), '7:48 offer.service.switch.servce: expected a plan under offer, got servce | there is none to name'],
    [
      plan('affinity: "each month normal(0, 1)"'),
      '7:49 offer.service.affinity: expected a value that does not change every month, got each month normal(0, 1) | leave out each month: it is drawn once a trial',
    ],
    [plan('index: usd'), '7:45 offer.service.index: expected an index under indices, got usd | add usd under indices'],
    [plan('index: 5'), '7:45 offer.service.index: expected the name of an index, got 5 | put it into quotes: "5"'],
  ]);
});

test('plans that do not go together are one mistake', () => {
  eachIsOneMistake([
    [
      plans('a: { conversion: 1%, segments: [small], switch: { b: 1% } }, b: { conversion: 1%, segments: [large] }'),
      '7:60 offer.a.switch.b: expected a plan that is offered to a segment of a: small, got b, offered to large | add a segment of a to the segments of b',
    ],
    [
      plans('a: { conversion: 1%, switch: { b: 60%, c: 60% } }, b: { conversion: 1% }, c: { conversion: 1% }'),
      '7:52 offer.a.switch.c: expected switches that add up to at most 100% a month, got 120% | a subscriber moves to one plan or none',
    ],
    [
      plans('a: { conversion: 1%, switch: { c: 1% } }, bc: { conversion: 1% }'),
      '7:41 offer.a.switch.c: expected a plan under offer, got c | did you mean bc?',
    ],
    [
      plans('a: { conversion: 1%, unit_price: 5 }'),
      '7:31 offer.a.unit_price: expected usage in a segment that a is offered to, found nothing | state how much its customers use: market.small.usage',
    ],
  ]);
});

test('a price list with a free month cannot have an elasticity, known or uncertain', () => {
  const free = plan('price: [{ value: 10 }, { from: 2027-02, value: 0 }]');
  const whole = plan('price: 10, discount: [{ value: 10% }, { from: 2027-02, value: 100% }]');
  eachIsOneMistake([
    [
      `${free}\nchoice: { price_elasticity: 1 to 2 }`,
      '7:85 offer.service.price[1].value: expected a price above 0 where choice.price_elasticity acts, got 0 | a free month has no relative price: state a small price, or a trial',
    ],
    [
      `${whole}\nchoice: { price_elasticity: 1 }`,
      '7:100 offer.service.discount[1].value: expected a discount below 100% where choice.price_elasticity acts, got 100% | a free month has no relative price: state a small price, or a trial',
    ],
  ]);
});

test('what is wrong with competitors, weights, moods, seasons and indices is said at its place', () => {
  eachIsOneMistake([
    [used('competitors: { rival: { price: 0, share: 10% } }'), '8:32 competitors.rival.price: expected an amount above 0, got 0'],
    [
      used('competitors: { rival: { price: 5, share: 90% } }'),
      '8:42 competitors.rival.share: expected conversions and shares of competitors in segment everyone that add up to at most 100%, got service 20% + rival 90% | a lead takes one plan or none: lower the shares, or offer the plans to different segments',
    ],
    [used('competitors: { rival: { price: 5 } }'), '8:16 competitors.rival.share: expected a share from 0% to 100%, found nothing'],
    [
      used('competitors: { rival: { price: 5, share: 10%, reaction: 2 } }'),
      '8:57 competitors.rival.reaction: expected a share from 0% to 100%, got 2 | did you mean 2%?',
    ],
    [
      used('competitors: { rival: { price: 5, share: 10%, segments: [x] } }'),
      '8:58 competitors.rival.segments[0]: expected a segment of the market, got x | known here: everyone',
    ],
    [used('choice: { price_sensitivity: -1 }'), '8:30 choice.price_sensitivity: expected a number of 0 or more, got -1'],
    [
      used('choice: { sentiment: 0.3 }'),
      '8:11 choice.sentiment: expected a section sentiment beside it, found nothing | write sentiment: { noise: 0.15 }, or sentiment: {} where events alone move it',
    ],
    [used('retention: { service: -1 }'), '8:23 retention.service: expected a number of 0 or more, got -1'],
    [used('retention: { engagment: 1 }'), '8:14 retention.engagment: expected a key of retention, got engagment | did you mean engagement?'],
    [used('sentiment: { persistence: 1.2 }'), '8:27 sentiment.persistence: expected a share from 0% to 100%, got 1.2 | did you mean 1.2%?'],
    [used('sentiment: { start: 4 }'), '8:21 sentiment.start: expected a number from -3 to 3, got 4'],
    [used('sentiment: 3'), '8:12 sentiment: expected a map of persistence, noise, adds and start, got 3'],
    [used('demand: { seasonality: [1, 2] }'), '8:11 demand.seasonality: expected twelve numbers, January first, got a list of 2'],
    [used('demand: { seasonality: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1] }'), '8:58 demand.seasonality[11]: expected a factor of 0 or more, got -1'],
    [
      used('demand: { noise: "across lognormal(1, 0.1)" }'),
      '8:19 demand.noise: expected a value that is the same for every agent, got across lognormal(1, 0.1) | leave out across: this does not differ between agents',
    ],
    [used('usage: { dispersion: -1 }'), '8:22 usage.dispersion: expected a number of 0 or more, got -1'],
    [used('usage: { seasonality: 12 }'), '8:23 usage.seasonality: expected a list of twelve numbers, January first, got 12'],
    [used('indices: { usd: { persistence: 2 } }'), '8:32 indices.usd.persistence: expected a share from 0% to 100%, got 2 | did you mean 2%?'],
    [
      used('indices: { usd: { volatility: 2%/month } }'),
      '8:33 indices.usd.volatility: expected a number of 0% or more with no time in it, got /month | this is no rate: leave out /month',
    ],
    [used('indices: { 1: { } }'), '8:12 indices.1: expected a name: a letter, then letters, digits, _ or -, got 1'],
    [used('sampling: sobl'), '8:11 sampling: expected a way of sampling: plain, latin-hypercube or sobol, got sobl | did you mean sobol?'],
    [used('metrics: { lifetime_months: 0 }'), '8:29 metrics.lifetime_months: expected a known whole number from 1 to 600, got 0'],
    [
      used('metrics: { churn: closing }'),
      '8:19 metrics.churn: expected a base of churn: opening or average, got closing | known here: opening, average',
    ],
    [used('invariants: [5]'), '8:14 invariants[0]: expected a text such as probability(ruin) <= 15%, got 5 | put it into quotes: "5"'],
    [used('invariants: [""]'), '8:14 invariants[0]: expected a text such as probability(ruin) <= 15%, got an empty text'],
    [used('invariants: x'), '8:13 invariants: expected a list of texts, got x'],
  ]);
});

test.run();
