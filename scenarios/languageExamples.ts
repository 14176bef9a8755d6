/** The shipped businesses and variants: how each is paid, and which parts of the language it shows. */
export const examples: readonly { readonly file: string; readonly paid: string; readonly shows: string }[] = [
  { file: 'customer-service', paid: 'subscription and use', shows: 'customers who differ, channels, price elasticity, funding, policies' },
  { file: 'anti-fraud', paid: 'per transaction', shows: 'tiers, seasons of use, events that raise others, pricing policy' },
  { file: 'credit-scoring', paid: 'per customer scored', shows: 'sales capacity, yearly contracts in advance, a loan, latin-hypercube' },
  { file: 'medical-consultation', paid: 'per visit', shows: 'capacity of doctors and its shortage, switching, referral with a reward' },
  { file: 'medical-imaging', paid: 'per analysis', shows: 'a clearance that may not come, free trials, reserved machines, what ends at ruin' },
  { file: 'homework-grading', paid: 'per assignment', shows: 'included use, school terms, distilling and caching, sobol' },
  { file: 'learning-recommendations', paid: 'tiered subscription', shows: 'freemium, advertising, affinity, discounts, an exchange rate, correlations' },
  { file: 'ecommerce-recommendation', paid: 'share of sales, advertising', shows: 'a competitor who reacts, collection delay, payment terms' },
  { file: 'content-generation', paid: 'use (API)', shows: 'reserved GPUs, falling prices, price wars, fine-tuning and quantising, metric conventions' },
  { file: 'smart-manufacturing', paid: 'licence and service', shows: 'a mixture of customers, wages that rise, edge deployment, late payers' },
  { file: 'smart-city', paid: 'project licence and yearly upkeep', shows: 'tenders, hosted machines, a law that may come, long collection delay' },
  { file: 'autonomous-driving', paid: 'per vehicle', shows: 'long commitments, heavy-tailed losses, two rounds of funding, costs in dollars' },
  { file: 'customer-service-price-rise', paid: '', shows: 'a variant: prices that rise sooner' },
  { file: 'funding-delay', paid: '', shows: 'a variant: investors who hesitate' },
  { file: 'price-war', paid: '', shows: 'a variant: a rival who undercuts' },
  { file: 'model-cost-shock', paid: '', shows: 'a variant: machines that get dearer' },
];
