/** A business with two segments and plans, a channel, lines of its own, that may be ruined and may never break even. */
export const business = `name: figures
currency: EUR
start: 2027-01
months: 24
trials: 400
market:
  shops: { customers: 4k, agents: 20, usage: 30 }
  banks: { customers: 200, agents: 10, usage: 300 }
reach: { innovation: 1% to 3%, imitation: 5%, channels: { search: { spend: 9k, cost_per_lead: 20 to 60 } } }
offer:
  basic: { price: 49, conversion: 3% to 9%, segments: [ shops ] }
  pro: { price: 400, setup_fee: 300, conversion: 4%, unit_price: 0.1 }
retention: { churn: 2% to 6%, win_back: 1% }
costs:
  team: { group: management, per_month: 40k }
  inference: { group: product, per_usage: 0.02 }
revenue: { ads: { kind: advertising, per_month: 2k } }
events: { leak: { hazard: 5%, loss: 100k to 300k } }
finance: { opening_cash: 450k }`;
