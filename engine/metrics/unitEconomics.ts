import { each, missing, ratio, type Column } from './columns.js';

/**
 * [trial] average revenue per account: what customers pay again and again, by subscription and by use, over the customers of every
 * step, a month; currency a month. What they pay once, when they join, is not part of it. Missing without customers.
 * @param revenue [trial] of a window, currency, without what is paid once
 * @param customers [trial] customers at the end of each step of the window, added up
 */
export function averageRevenuePerAccount(revenue: Column, customers: Column, stepsPerMonth: number): Float64Array {
  return ratio(revenue, customers).map((amount) => amount * stepsPerMonth);
}

/**
 * [trial] gross margin: `(revenue - cost of revenue) / revenue`, a share. Cost of revenue is what serving customers costs: the groups
 * product and service. Missing without revenue.
 */
export function grossMargin(revenue: Column, costOfRevenue: Column): Float64Array {
  return ratio(each([revenue, costOfRevenue], (earned, cost) => earned - cost), revenue);
}

/**
 * [trial] blended cost of acquiring a customer: cost of the group acquisition / new customers, currency. Blended: those who came by
 * themselves are in it, those who came back are not. Spend and customers of the same window, without a lag between them. Of a channel:
 * its spend / the new customers that it brought. Missing without new customers.
 */
export function acquisitionCost(spent: Column, newCustomers: Column): Float64Array {
  return ratio(spent, newCustomers);
}

/**
 * [trial] lifetime value as it was simulated: (mean lifetime of a new customer x ARPA + what it pays once) x gross margin, currency. It
 * keeps that customers differ: whoever is likely to leave leaves early, and the rest stays longer than mean churn says (P. Fader &
 * B. Hardie, "Customer-Base Valuation in a Contractual Setting", Marketing Science 29, 2010). Missing without new customers.
 * @param lifetime [trial] mean discounted months of a new customer
 * @param upfront [trial] what a new customer pays once, when it joins
 */
export function lifetimeValue(lifetime: Column, arpa: Column, upfront: Column, margin: Column): Float64Array {
  return each([lifetime, arpa, upfront, margin], (months, revenue, once, share) => (months * revenue + once) * share);
}

/**
 * [trial] naive lifetime value: ARPA x gross margin / churn a month, currency, not discounted. The formula of D. Skok, "SaaS Metrics
 * 2.0", right where every customer leaves with the same chance. Missing without churn.
 */
export function naiveLifetimeValue(arpa: Column, margin: Column, churn: Column): Float64Array {
  return ratio(each([arpa, margin], (revenue, share) => revenue * share), churn);
}

/** [trial] what a new customer pays once, when it joins; currency, 0 without new customers. */
export function upfrontRevenue(paid: Column, newCustomers: Column): Float64Array {
  return each([paid, newCustomers], (amount, customers) => (customers > 0 ? amount / customers : 0));
}

/** [trial] lifetime value / cost of acquiring a customer; missing where that is 0. 3 is held to be good (D. Skok, "SaaS Metrics 2.0"). */
export function valueToCost(value: Column, cost: Column): Float64Array {
  return ratio(value, cost);
}

/**
 * [trial] months until a new customer has paid back what it cost: `(CAC - upfront x gross margin) / (ARPA x gross margin)`, 0 where what it
 * pays once is enough (D. Skok, "SaaS Metrics 2.0"). Churn is not part of it. Missing where a customer earns nothing, and so never does.
 * @param upfront [trial] what a new customer pays once, when it joins
 */
export function paybackMonths(cost: Column, arpa: Column, upfront: Column, margin: Column): Float64Array {
  const owed = each([cost, upfront, margin], (spent, once, share) => Math.max(0, spent - once * share));
  return ratio(owed, each([arpa, margin], (revenue, share) => revenue * share));
}

/**
 * [trial] burn multiple: net burn / net new ARR, with net burn the loss of the window and ARR twelve times MRR (D. Sacks, "The Burn
 * Multiple", 2020; below 1.5 is held to be good). Missing where nothing is burnt, and where ARR does not grow.
 * @param profit [trial] of the window, currency; funding is not part of it
 */
export function burnMultiple(profit: Column, openingMrr: Column, closingMrr: Column): Float64Array {
  return ratio(profit.map((earned) => (earned < 0 ? -earned : missing)), each([openingMrr, closingMrr], (from, to) => 12 * (to - from)));
}

/**
 * [trial] rule of 40: growth of revenue against the twelve months before + profit margin, a share (0.4 is the forty of its name). B. Feld,
 * "The Rule of 40% For a Healthy SaaS Company", 2015. Missing without revenue in either year.
 */
export function ruleOf40(revenue: Column, revenueBefore: Column, profit: Column): Float64Array {
  return each([revenue, revenueBefore, profit], (now, before, earned) => (now > 0 && before > 0 ? now / before - 1 + earned / now : missing));
}
