/** Steps in a month, by length of step: a week is 1/52 of a year and a day 1/365. */
export const stepsPerMonth = { month: 1, week: 52 / 12, day: 365 / 12 } as const;
