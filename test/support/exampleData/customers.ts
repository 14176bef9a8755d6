import { csv, draws, logistic } from './draws.js';

const customers = 3000;

/**
 * Log-odds that a customer of the made-up table leaves within the last month: those with few months behind them, many support contacts
 * and few days of use leave more often, small businesses more often than enterprises, and most those who pay more.
 */
const leaving = (customer: { readonly small: boolean; readonly months: number; readonly contacts: number; readonly days: number; readonly price: number }): number =>
  (customer.small ? -3.1 : -4.3) - 0.05 * (customer.months - 14) + 0.7 * (customer.contacts - 1) - 0.14 * (customer.days - 12) + (customer.small ? 2 * Math.log(customer.price / 99) : 0);

/** `scenarios/data/customers.csv`: made up, for the customer-service example; `churned` is within the last month. */
export const customersCsv = (): string => {
  const { uniform, normal, poisson, chance, pick } = draws('customers');
  const rows = Array.from({ length: customers }, (_, index) => {
    const small = chance(0.7);
    const months = 1 + Math.min(47, Math.floor(-14 * Math.log(1 - uniform())));
    const seats = small ? 1 + poisson(4) : 20 + poisson(40);
    const price = small ? pick([79, 99, 99, 119]) : 3600;
    const tickets = Math.round(Math.exp(normal(small ? 3.8 : 6, 0.7)));
    const days = Math.min(22, poisson(13));
    const contacts = poisson(small ? 0.9 : 1.4);
    const churned = chance(logistic(leaving({ small, months, contacts, days, price })));
    return [`C${String(index + 1).padStart(4, '0')}`, small ? 'small_business' : 'enterprise', months, seats, price, tickets, days, contacts, churned ? 'yes' : 'no'];
  });
  return csv(['customer_id', 'segment', 'tenure_months', 'seats', 'price', 'tickets', 'active_days', 'support_contacts', 'churned'], rows);
};
