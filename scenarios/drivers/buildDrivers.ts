import type { CostLine, Driver, Plan, Recommender, Scenario, Segment } from '../scenario.js';
import { has, type Draft } from '../draft.js';
import { parameterPath } from '../laws/parameterPath.js';
import type { ModelKind } from '../storedModel.js';
import { itemsAt, scalarAt } from '../tree.js';
import type { Quantity, Scaling, Value } from '../value.js';
import { drivenSegments, segmentIn, type segmentKinds } from './segments.js';
import { modelKinds, type Models } from './storedFile.js';

/**
 * A scenario in which learned values stand in place of the file's own.
 * Every value of a driver is drawn by the number of one dimension, the member of its ensemble, and agents stand for the same people
 * of the data in every value of a driver.
 */
export const withDrivers = (scenario: Scenario, draft: Draft, models: Models): Scenario => {
  const driven = driveAll(scenario, draft, models);
  return { ...driven, drivers: modelKinds.flatMap((kind) => driverOf(scenario, driven, draft, kind, models)) };
};

const driveAll = (scenario: Scenario, draft: Draft, models: Models): Scenario =>
  modelKinds.reduce<Scenario>((driven, kind) => (models[kind] === undefined ? driven : drive[kind](driven, draft, models)), scenario);

const driverOf = (stated: Scenario, driven: Scenario, draft: Draft, kind: ModelKind, models: Models): readonly Driver[] => {
  const model = models[kind];
  if (model === undefined) return [];
  const instead = insteadOf(stated, driven, draft, kind, models);
  return [
    {
      kind,
      model: scalarAt(draft.tree, ['drivers', kind, 'model'])?.text ?? '',
      card: model.card,
      members: membersOf(models, kind),
      ...(instead === undefined ? {} : { instead }),
    },
  ];
};

/** Segments that all answer prices as the file states it. */
const alike = ({ segments, choice }: Scenario): readonly Segment[] =>
  segments.map((segment) => (segment.priceElasticity === undefined ? segment : { ...segment, priceElasticity: choice.priceElasticity }));

/** What would stand in a driver's place: what the file states for the same thing, or no recommender. */
const insteadOf = (stated: Scenario, driven: Scenario, draft: Draft, kind: ModelKind, models: Models): Driver['instead'] => {
  switch (kind) {
    case 'recommender': {
      const { recommender } = driven;
      if (recommender === undefined) return undefined;
      const none: Quantity = { randomness: 'known', value: 0 };
      return { words: 'everybody is shown what is most popular', recommender: { ...recommender, shown: recommender.popular, degrade: { ...recommender.degrade, quantity: none } } };
    }
    case 'forecast':
      return {
        words: stated.demand === undefined ? 'demand stays as it was in the last year' : 'demand is as the file states it',
        demand: stated.demand ?? flatDemand,
      };
    case 'churn': {
      const named = drivenSegments(draft, 'churn').every(({ segment }) => has(draft, ['market', segment, 'churn']) || has(draft, ['retention', 'churn']));
      return named ? { words: 'customers leave as the file states it', segments: driveAll(stated, draft, { ...models, churn: undefined }).segments } : undefined;
    }
    case 'price':
      return has(draft, ['choice', 'price_elasticity']) ? { words: 'customers answer prices as the file states it', segments: alike(driven) } : undefined;
    case 'sentiment':
      return has(draft, ['sentiment']) ? { words: 'the mood moves as the file states it', sentiment: stated.sentiment } : undefined;
    case 'risk':
      return undefined;
    default:
      return kind satisfies never;
  }
};

/** Demand that stays what it is. */
const flatDemand: NonNullable<Scenario['demand']> = {
  growth: { path: 'demand.growth', quantity: { randomness: 'known', value: 0 }, per: 'month', scaling: 'growth' },
  seasonality: [],
};

const membersOf = (models: Models, kind: ModelKind): number => {
  const { recommender, forecast, churn, price, sentiment, risk } = models;
  const members = {
    recommender: recommender?.tables.shown,
    forecast: forecast?.tables.point,
    churn: churn?.tables.segments[0]?.chance,
    price: price?.tables.segments[0]?.elasticity,
    sentiment: sentiment?.tables.persistence,
    risk: risk?.tables.segments[0]?.rate,
  };
  return members[kind]?.length ?? 0;
};

const pathOf = (kind: ModelKind): string => `drivers.${kind}`;

/** A number of the market, or of a whole segment, by member. */
const byMember = (path: string, values: readonly number[], scaling: Scaling = 'level'): Value => ({
  path,
  quantity: { randomness: 'uncertain', distribution: { kind: 'members', values } },
  per: 'month',
  scaling,
});

/** A number of an agent, by member: its stratum is a person of the data. */
const byPerson = (kind: ModelKind, rows: readonly (readonly number[])[], scaling: Scaling): Value => {
  const member: Quantity = { randomness: 'uncertain', distribution: { kind: 'members', values: rows.map((_, position) => position) } };
  return { path: pathOf(kind), quantity: { randomness: 'across', distribution: { kind: 'learned', member, rows } }, per: 'month', scaling };
};

/** The path of the member's number where the driver has values of persons. */
const memberPath = (kind: ModelKind): string => parameterPath(pathOf(kind), 0);

type Drive = (scenario: Scenario, draft: Draft, models: Models) => Scenario;

/** Segments with something changed in those that a driver drives. */
const changeSegments = (
  { segments }: Scenario,
  draft: Draft,
  kind: (typeof segmentKinds)[number],
  change: (segment: Segment, data: string) => Segment,
): readonly Segment[] => {
  const driven = new Map(drivenSegments(draft, kind).map(({ segment, data }) => [segment, data]));
  return segments.map((segment) => {
    const data = driven.get(segment.name);
    return data === undefined ? segment : change(segment, data);
  });
};

const drive: Readonly<Record<ModelKind, Drive>> = {
  recommender: (scenario, draft, { recommender }) =>
    recommender === undefined ? scenario : { ...scenario, recommender: recommenderOf(scenario, draft, recommender.tables) },
  forecast: (scenario, _draft, { forecast }) => {
    if (forecast === undefined) return scenario;
    const { every, from, point, errors } = forecast.tables;
    const luck: Value = {
      path: `${pathOf('forecast')} error`,
      quantity: { randomness: 'monthly', distribution: { kind: 'uniform', low: { randomness: 'known', value: 0 }, high: { randomness: 'known', value: 1 } } },
      per: 'month',
      scaling: 'level',
    };
    return { ...scenario, demand: { every, from, point, errors, member: byMember(pathOf('forecast'), point.map((_, position) => position)), luck } };
  },
  churn: (scenario, draft, { churn }) =>
    churn === undefined
      ? scenario
      : {
          ...scenario,
          segments: changeSegments(scenario, draft, 'churn', (segment, data) => ({
            ...segment,
            churn: byPerson('churn', segmentIn(churn.tables.segments, data).chance, 'compound'),
          })),
        },
  price: (scenario, draft, { price }) =>
    price === undefined
      ? scenario
      : {
          ...scenario,
          segments: changeSegments(scenario, draft, 'price', (segment, data) => ({
            ...segment,
            priceElasticity: byMember(pathOf('price'), segmentIn(price.tables.segments, data).elasticity),
          })),
        },
  sentiment: (scenario, _draft, { sentiment }) => {
    if (sentiment === undefined) return scenario;
    const adds: Value = scenario.sentiment?.adds ?? { path: 'sentiment.adds', quantity: { randomness: 'known', value: 0 }, per: 'month', scaling: 'level' };
    const { persistence, noise, start } = sentiment.tables;
    const learned = (values: readonly number[]): Value => byMember(pathOf('sentiment'), values);
    return { ...scenario, sentiment: { persistence: learned(persistence), noise: learned(noise), adds, start: learned(start) } };
  },
  risk: (scenario, draft, { risk }) => {
    if (risk === undefined) return scenario;
    const lossRate = byMember(pathOf('risk'), meanRates(scenario, draft, risk.tables.segments));
    const named = itemsAt(draft.tree, ['drivers', 'risk', 'lines']).flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
    const costs = scenario.costs.map((line): CostLine => (named.includes(line.name) ? { ...line, lossRate } : line));
    return { ...scenario, costs };
  },
};

/** Expected loss of the driven segments together by member, each by its customers. */
const meanRates = (
  { segments }: Scenario,
  draft: Draft,
  known: readonly { readonly name: string; readonly rate: readonly number[] }[],
): readonly number[] => {
  const parts = drivenSegments(draft, 'risk').map(({ segment, data }) => ({
    customers: segments.find(({ name }) => name === segment)?.customers ?? 0,
    rate: segmentIn(known, data).rate,
  }));
  const customers = parts.reduce((sum, part) => sum + part.customers, 0);
  return (parts[0]?.rate ?? []).map((_, member) => parts.reduce((sum, part) => sum + part.customers * (part.rate[member] ?? 0), 0) / customers);
};

const recommenderOf = (
  { segments, plans }: Scenario,
  draft: Draft,
  tables: NonNullable<Models['recommender']>['tables'],
): Recommender => {
  const path = ['drivers', 'recommender'];
  const stated = draft.values.get('drivers.recommender.shown');
  const degrade = draft.values.get('drivers.recommender.degrade');
  if (degrade === undefined) throw new Error('no value was read at drivers.recommender.degrade');
  const groupOf = ({ name }: Plan): number => {
    const written = scalarAt(draft.tree, [...path, 'plans', name])?.text;
    return written === undefined ? 0 : tables.groups.findIndex((group) => group.name === written);
  };
  const driven = drivenSegments(draft, 'recommender');
  const affinities = driven.flatMap(({ segment, data }) => {
    const people = segmentIn(tables.segments, data);
    return plans
      .filter((plan) => plan.segments.includes(segment))
      .map((plan) => {
        const group = groupOf(plan);
        const rows = (table: readonly (readonly (readonly number[])[])[]): readonly (readonly number[])[] => table[group] ?? [];
        return { segment, plan: plan.name, best: byPerson('recommender', rows(people.best), 'level'), other: byPerson('recommender', rows(people.other), 'level') };
      });
  });
  return {
    shown: stated ?? byMember(memberPath('recommender'), tables.shown),
    popular: byMember(memberPath('recommender'), tables.popular),
    degrade,
    affinities: affinities.filter(({ segment }) => segments.some(({ name }) => name === segment)),
  };
};
