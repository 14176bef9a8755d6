import { csv, draws, logistic, logOdds } from './draws.js';

const offers = 3000;
/** Prices at which the offer was tried, by lot. */
const prices = [69, 84, 99, 119, 139];

/** Truth of the made-up offers by segment: share that takes the offer at the middle price of 99, and fall of log-odds per ln price. */
export const offerTruth = {
  small_business: { conversion: 0.22, slope: 2.3 },
  enterprise: { conversion: 0.35, slope: 1.2 },
} as const;

/** `scenarios/data/offers.csv`: made up; every offer had one of five prices by lot. */
export const offersCsv = (): string => {
  const { chance, pick } = draws('offers at five prices');
  const rows = Array.from({ length: offers }, (_, index) => {
    const segment = chance(0.65) ? 'small_business' : 'enterprise';
    const price = pick(prices);
    const industry = pick(['retail', 'software', 'finance', 'health']);
    const { conversion, slope } = offerTruth[segment];
    const odds = logOdds(conversion) - slope * Math.log(price / 99) + (industry === 'software' ? 0.3 : 0);
    return [`O${String(index + 1).padStart(4, '0')}`, segment, industry, price, chance(logistic(odds)) ? 'yes' : 'no'];
  });
  return csv(['offer_id', 'segment', 'industry', 'price', 'bought'], rows);
};
