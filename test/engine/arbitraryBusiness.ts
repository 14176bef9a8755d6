import * as fc from 'fast-check';
import type { Scenario } from '../../scenarios/scenario.js';
import { business } from './businesses.js';

/** What of the language a random business may use. */
export interface Freedom {
  /** Values that are drawn: once a trial, across agents, each month. */
  readonly drawn: boolean;
  readonly imitation: boolean;
  readonly winBack: boolean;
  readonly individualsOnly: boolean;
}

export const everything: Freedom = { drawn: true, imitation: true, winBack: true, individualsOnly: false };

/** How a business is written: with all amounts of money multiplied, or all chances of churn. */
export interface Rewriting {
  readonly money?: number;
  readonly churn?: number;
}

/** A random business, as a text that depends on how it is to be rewritten. */
export interface RandomBusiness {
  readonly scenario: (rewriting?: Rewriting, parts?: Partial<Scenario>) => Scenario;
  readonly text: string;
}

const percent = (low: number, high: number): fc.Arbitrary<number> => fc.integer({ min: low, max: high });
const amount = fc.integer({ min: 1, max: 5000 });

type Written = (rewriting: Required<Rewriting>) => string;

/** A chance in per cent, known or drawn, one way or another, between half of it and all of it. */
function chance(drawn: boolean, most: number, factorOf: (rewriting: Required<Rewriting>) => number = () => 1, across = true): fc.Arbitrary<Written> {
  const kinds = drawn ? ['known', 'uncertain', 'monthly', ...(across ? ['across'] : [])] : ['known'];
  return fc.tuple(percent(2, most), fc.constantFrom(...kinds)).map(([value, kind]) => (rewriting) => {
    const high = value * factorOf(rewriting);
    if (kind === 'known') return `${high}%`;
    const prefix = kind === 'monthly' ? 'each month ' : kind === 'across' ? 'across ' : '';
    return `"${prefix}uniform(${high / 2}%, ${high}%)"`;
  });
}

function money(drawn: boolean): fc.Arbitrary<Written> {
  return fc.tuple(amount, drawn ? fc.boolean() : fc.constant(false)).map(([value, uncertain]) => (rewriting) => {
    const scaled = value * rewriting.money;
    return uncertain ? `"uniform(${scaled / 2}, ${scaled})"` : `${scaled}`;
  });
}

const nothing: Written = () => '';
const optional = (part: fc.Arbitrary<Written>): fc.Arbitrary<Written> => fc.oneof(fc.constant(nothing), part);
const key = (name: string, value: Written): Written => (rewriting) => `, ${name}: ${value(rewriting)}`;

/** A churn that doubles stays a chance. */
const mostChurn = 40;

function segment(freedom: Freedom): fc.Arbitrary<Written> {
  const size = freedom.individualsOnly ? fc.constant('individuals') : fc.constantFrom('individuals', 'groups', 'groups');
  const own = freedom.winBack ? chance(freedom.drawn, 30) : fc.constant<Written>(() => '0%');
  return fc
    .record({
      size,
      few: fc.integer({ min: 1, max: 25 }),
      many: fc.integer({ min: 1, max: 3000 }),
      agents: fc.integer({ min: 1, max: 5 }),
      opening: fc.integer({ min: 0, max: 100 }),
      willing: fc.tuple(amount, fc.integer({ min: 1, max: 9 })),
      isWilling: fc.boolean(),
      churn: optional(chance(freedom.drawn, mostChurn, ({ churn }) => churn)),
      winBack: optional(own),
    })
    .map(({ size: kind, few, many, agents, opening, willing, isWilling, churn, winBack }) => (rewriting) => {
      const customers = kind === 'individuals' ? few : many;
      const count = kind === 'individuals' ? few : Math.min(agents, many);
      const pays = isWilling ? `, willingness_to_pay: "across lognormal(${willing[0] * rewriting.money}, 0.${willing[1]})"` : '';
      const [leaves, returns] = [churn(rewriting), winBack(rewriting)];
      const parts = `${pays}${leaves && `, churn: ${leaves}`}${returns && `, win_back: ${returns}`}`;
      return `{ customers: ${customers}, agents: ${count}, subscribers: ${Math.floor((customers * opening) / 100)}${parts} }`;
    });
}

/** Up to three plans share the leads; the first is offered to everybody. */
function plan(freedom: Freedom, segments: number, first: boolean): fc.Arbitrary<Written> {
  const offered = first ? fc.constant(undefined) : fc.option(fc.subarray(Array.from({ length: segments }, (_, number) => `s${number}`), { minLength: 1 }), { nil: undefined });
  const rising = fc.tuple(money(false), money(false)).map(
    ([before, after]): Written => (rewriting) => `[{ value: ${before(rewriting)} }, { from: 2027-02, value: ${after(rewriting)} }]`,
  );
  const growing = money(false).map((start): Written => (rewriting) => `{ value: ${start(rewriting)}, growth: 1%/month }`);
  return fc
    .record({
      price: fc.oneof(money(false), rising, growing),
      fee: optional(money(freedom.drawn)),
      conversion: chance(freedom.drawn, 33, undefined, false),
      offered,
    })
    .map(({ price, fee, conversion, offered: names }) => (rewriting) => {
      const setup = fee(rewriting);
      const where = names === undefined ? '' : `, segments: [${names.join(', ')}]`;
      return `{ price: ${price(rewriting)}${setup && `, setup_fee: ${setup}`}, conversion: ${conversion(rewriting)}${where} }`;
    });
}

function costs(freedom: Freedom): fc.Arbitrary<Written> {
  return fc
    .record({ fixed: optional(money(freedom.drawn)), each: optional(money(freedom.drawn)), fresh: optional(money(freedom.drawn)), once: money(freedom.drawn), decline: percent(0, 90) })
    .map(({ fixed, each, fresh, once, decline }) => (rewriting) => {
      const line = (name: string, value: Written): string => (value === nothing ? '' : key(name, value)(rewriting));
      return `{ group: operations, once: [{ at: 2027-01, value: ${once(rewriting)} }]${line('per_month', fixed)}${line('per_customer', each)}${line('per_new_customer', fresh)}, decline: ${decline}%/year }`;
    });
}

/** Opening cash of every random business, times the factor of money. */
export const openingCash = 10_000;

/** A random valid business: one to three segments, one to three plans. */
export function randomBusiness(freedom: Freedom = everything): fc.Arbitrary<RandomBusiness> {
  return fc.integer({ min: 1, max: 3 }).chain((count) =>
    fc
      .record({
        months: fc.integer({ min: 2, max: 8 }),
        week: fc.integer({ min: 0, max: 4 }).map((choice) => choice === 0),
        segments: fc.array(segment(freedom), { minLength: count, maxLength: count }),
        all: fc.integer({ min: 0, max: 4 }).map((choice) => choice === 0),
        innovation: chance(freedom.drawn, 60, undefined, false),
        imitation: freedom.imitation ? chance(freedom.drawn, 90, undefined, false) : fc.constant<Written>(() => '0'),
        plans: fc.tuple(plan(freedom, count, true), fc.array(plan(freedom, count, false), { maxLength: 2 })),
        elasticity: percent(0, 200),
        churn: optional(chance(freedom.drawn, mostChurn, ({ churn }) => churn)),
        winBack: freedom.winBack ? chance(freedom.drawn, 30) : fc.constant<Written>(() => '0%'),
        costs: costs(freedom),
        seed: fc.nat(99_999),
      })
      .map((parts) => {
        const textOf = (rewriting: Required<Rewriting>): string => {
          const plans = [parts.plans[0], ...parts.plans[1]];
          const churn = parts.churn(rewriting);
          return `
months: ${parts.week ? 2 : parts.months}
step: ${parts.week ? 'week' : 'month'}
seed: ${parts.seed}
market:${parts.segments.map((written, number) => `\n  s${number}: ${written(rewriting)}`).join('')}
reach: ${parts.all ? 'all' : `{ innovation: ${parts.innovation(rewriting)}, imitation: ${parts.imitation(rewriting)} }`}
offer:${plans.map((written, number) => `\n  p${number}: ${written(rewriting)}`).join('')}
choice: { price_elasticity: ${parts.elasticity / 100}, willingness_to_pay: 0.6 }
retention: { ${churn && `churn: ${churn}, `}win_back: ${parts.winBack(rewriting)} }
costs: { line: ${parts.costs(rewriting)} }
finance: { opening_cash: ${openingCash * rewriting.money}, discount_rate: 10%/year }
`;
        };
        return {
          text: textOf({ money: 1, churn: 1 }),
          scenario: ({ money: factor = 1, churn: more = 1 } = {}, changes = {}) => business(textOf({ money: factor, churn: more }), changes),
        };
      }),
  );
}
