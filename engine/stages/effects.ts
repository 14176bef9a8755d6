import type { Lever, RiskEvent, Scenario } from '../../scenarios/scenario.js';
import { effectOn, isSet, targetedKeys } from '../effects.js';
import { eventSource } from '../eventPath.js';
import { exp } from '../expression/functions.js';
import { add, multiply, subtract } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { isZero } from '../model.js';
import { combine, constantSource, valueSource, type Source } from '../source.js';
import { stepOfMonth } from '../time.js';
import type { MarketContext, MarketStage, TrialParameter } from './stage.js';

/**
 * What levers, events and policies do to the rest of the model this month: for everything they act on a factor, the product of
 * theirs; where a policy sets an amount, that amount times the factors of levers and events. `quality` is the sum of the
 * levers' and of the events' in force.
 */
export const effects: MarketStage = {
  name: 'effects',
  space: 'market',
  applies: ({ scenario }) => targetedKeys(scenario).size > 0 || hasQuality(scenario) || scenario.events.length > 0,
  parameters: ({ scenario }) => [
    ...scenario.events.flatMap((event) => eventParameters(scenario, event)),
    ...[...targetedKeys(scenario)].flatMap((key) => leversOn(scenario, key)),
    ...leversQuality(scenario),
  ],
  trace: (context, { scenario }) => {
    for (const key of targetedKeys(scenario)) {
      const factor = product(leversAndEvents(context, scenario, key));
      const policy = context.given(`policy factor ${key}`);
      const both = product([...(factor === undefined ? [] : [factor]), ...(policy === undefined ? [] : [policy])]);
      if (both !== undefined) context.give(`factor ${key}`, both);
      const fixed = context.given(`policy fixed ${key}`);
      if (isSet(scenario, key) && fixed !== undefined) context.give(`fixed ${key}`, factor === undefined ? fixed : multiply(fixed, factor));
    }
    const quality = qualityOf(context, scenario);
    if (quality !== undefined) context.give('quality', quality);
  },
};

/** Whether the quality of the offer ever changes. */
export function hasQuality({ levers, events }: Scenario): boolean {
  return [...levers, ...events].some(({ quality }) => !isZero(quality));
}

export const inForce = ({ name }: RiskEvent): string => `in force ${name}`;

function eventParameters(scenario: Scenario, event: RiskEvent): TrialParameter[] {
  return [
    { name: inForce(event), unit: 'times', source: eventSource(scenario, event, 'in force') },
    ...(isZero(event.loss) ? [] : [{ name: `comes ${event.name}`, unit: 'times', source: eventSource(scenario, event, 'comes') }]),
    ...event.multiply.map(({ factor }, position) => ({
      name: eventFactor(event, position),
      unit: event.overlap ? 'ln(factor)' : 'factor',
      source: event.overlap ? combine([valueSource(factor, scenario)], ([value]) => Math.log(Math.max(value, 1e-30))) : valueSource(factor, scenario),
    })),
    ...(isZero(event.quality) ? [] : [{ name: `quality of ${event.name}`, unit: 'log-odds', source: valueSource(event.quality, scenario) }]),
  ];
}

const eventFactor = ({ name }: RiskEvent, position: number): string => `factor ${position} of ${name}`;

/** The factor of all levers on a target, by month. */
function leversOn(scenario: Scenario, key: string): TrialParameter[] {
  const acting = scenario.levers.flatMap((lever) => {
    const effect = effectOn(lever.multiply, key);
    if (effect === undefined) return [];
    return [combine([valueSource(effect.factor, scenario)], ([factor], step) => (isOn(lever, scenario, step) ? factor : 1), true)];
  });
  if (acting.length === 0) return [];
  return [{ name: `levers on ${key}`, unit: '1', source: combine(acting, (factors) => factors.reduce((all, factor) => all * factor, 1)) }];
}

function leversQuality(scenario: Scenario): TrialParameter[] {
  const acting = scenario.levers
    .filter(({ quality }) => !isZero(quality))
    .map((lever): Source => combine([valueSource(lever.quality, scenario)], ([quality], step) => (isOn(lever, scenario, step) ? quality : 0), true));
  if (acting.length === 0) return [];
  return [{ name: 'quality of levers', unit: 'log-odds', source: combine([...acting, constantSource(0)], (parts) => parts.reduce((sum, part) => sum + part, 0)) }];
}

function isOn({ month, until }: Lever, scenario: Scenario, step: number): boolean {
  return step >= stepOfMonth(scenario, month) && (until === undefined || step < stepOfMonth(scenario, until));
}

function leversAndEvents({ parameter }: MarketContext, scenario: Scenario, key: string): Expression[] {
  const levers = leversOn(scenario, key).map(({ name }) => parameter(name));
  const events = scenario.events.flatMap((event) =>
    event.multiply.flatMap((effect, position) => {
      if (effectOn([effect], key) === undefined) return [];
      const times = parameter(inForce(event));
      const factor = parameter(eventFactor(event, position));
      return [event.overlap ? exp(multiply(times, factor)) : add(1, multiply(times, subtract(factor, 1)))];
    }),
  );
  return [...levers, ...events];
}

function qualityOf({ parameter }: MarketContext, scenario: Scenario): Expression | undefined {
  const levers = leversQuality(scenario).map(({ name }) => parameter(name));
  const events = scenario.events
    .filter(({ quality }) => !isZero(quality))
    .map((event) => multiply(parameter(inForce(event)), parameter(`quality of ${event.name}`)));
  const parts = [...levers, ...events];
  return parts.length === 0 ? undefined : parts.reduce((total, part) => add(total, part));
}

function product(factors: readonly Expression[]): Expression | undefined {
  return factors.length === 0 ? undefined : factors.reduce((all, factor) => multiply(all, factor));
}
