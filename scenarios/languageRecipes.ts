/** What businesses often want to say, and the part of a file that says it. */
export const recipes: readonly { readonly wanted: string; readonly written: string }[] = [
  { wanted: 'A free version that some leave for a paid one', written: 'offer: { free: { conversion: 30%, switch: { pro: 1% } } }' },
  { wanted: 'A month for free, after which one in five pays', written: 'offer: { pro: { trial: { months: 1, paid: 20% } } }' },
  {
    wanted: 'A year paid in advance, left only at renewal',
    written: 'offer: { yearly: { price: 40, commitment: 12, prepaid: true, conversion: 2% } }',
  },
  { wanted: 'A discount until the summer', written: 'offer: { pro: { discount: [{ value: 20% }, { from: 2027-07, value: 0% }] } }' },
  { wanted: 'Use that is included, and a price above it', written: 'offer: { pro: { included_usage: 1k, unit_price: 40 per 1000 } }' },
  {
    wanted: 'Prices that fall with volume',
    written: 'offer: { api: { conversion: 1%, tiers: [{ from: 0, price: 5 per 1000 }, { from: 100k, price: 3 per 1000 }] } }',
  },
  { wanted: 'A licence, and its upkeep of 15% a year', written: 'offer: { owned: { licence: 60k, price: 750, commitment: 12, conversion: 1% } }' },
  { wanted: 'A share of what customers sell, by the order', written: 'revenue: { sales: { kind: sales_share, per_usage: 50, share: 0.3% } }' },
  { wanted: 'Customers of whom some leave easily and some never', written: 'retention: { churn: "across beta(0.7, 12)" }' },
  { wanted: 'One segment that hears of it from another', written: 'reach: { influence: { large: { small: 30% } } }' },
  {
    wanted: 'A competitor who gets cheaper, and half follows our prices',
    written: 'competitors: { rival: { price: { value: 45, growth: -10%/year }, share: 20%, reaction: 0.5 } }',
  },
  { wanted: 'A model vendor with a rate limit', written: 'capacity: { vendor: { units: 1, per_unit: 2M, limit: 1 } }' },
  {
    wanted: 'Reserved machines, ordered at 70% load, a month ahead',
    written: 'capacity: { gpus: { units: 4, per_unit: 3M, cost: 2k, target: 70%, delay: 1 } }',
  },
  { wanted: 'Customers who leave where they are not served', written: 'retention: { service: 3 }' },
  {
    wanted: 'Inference that gets cheaper',
    written: 'costs: { inference: { group: product, per_usage: 20 to 35 per 1000, decline: 30%/year } }',
  },
  { wanted: 'A smaller model from a month on', written: 'levers: { distil: { at: 2027-09, multiply: { team: 0.9 }, quality: -0.05, cost: 50k } }' },
  { wanted: 'Training each quarter', written: 'costs: { training: { group: training, every: 3, value: 50k } }' },
  {
    wanted: 'Support that is hired as customers come',
    written: 'costs: { support: { group: service, hire: { salary: 5k, customers: 400, at_least: 2 } } }',
  },
  { wanted: 'A commission of two months of revenue', written: 'costs: { commission: { group: acquisition, of_new_mrr: 2 } }' },
  { wanted: 'Fees of payment', written: 'costs: { fees: { group: service, of_revenue: 2.9% } }' },
  {
    wanted: 'Machines that are paid in another currency',
    written: 'indices: { usd: { persistence: 0.98, volatility: 2.3% } }\ncosts: { cloud: { group: operations, per_month: 9k, index: usd } }',
  },
  { wanted: 'A ruling that may come in a month', written: 'events: { ruling: { at: 2027-06, probability: 40%, months: 24, multiply: { conversion: 0.8 } } }' },
  {
    wanted: 'Price cuts that come again and again, and stay',
    written: 'events: { price_war: { hazard: 30%/year, months: 60, overlap: true, multiply: { price: 0.9 } } }',
  },
  { wanted: 'Saving when cash runs short', written: 'policies: [{ when: runway < 6, then: { multiply: { search: 0.5, team: 0.9 } } }]' },
  { wanted: 'What if four leads in ten stay away for a year', written: 'stresses: { drought: { multiply: { reach: 0.6 }, at: 2027-07, months: 12 } }' },
  { wanted: 'What if a supplier doubles its price', written: 'stresses: { dear_team: { multiply: { team: 2 } } }' },
  { wanted: 'The best price at a risk of ruin of 5%', written: 'optimise: { over: { offer.pro.price: 30 to 90 }, maximise: mean(npv), subject_to: [probability(ruin) <= 5%] }' },
  { wanted: 'Growing again when there is enough', written: 'policies: [{ when: cash > 2M, then: { set: { search: 30k } }, cool_down: 6 }]' },
];
