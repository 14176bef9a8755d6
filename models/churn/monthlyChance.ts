/** `one month`, `12 months` */
export const monthsText = (period: number): string => (period === 1 ? 'one month' : `${period} months`);

/** Chance of leaving within a month where `chance` is that of leaving within `period` months at the same rate: `1 - (1 - p)^(1 / period)`. */
export const monthlyChance = (chance: number, period: number): number => (period === 1 ? chance : -Math.expm1(Math.log1p(-chance) / period));
