import * as E from 'fp-ts/lib/Either.js';
import { given } from './buildParts.js';
import type { Named, Parts } from './buildParts.js';
import type { Effect, Lever, Policy, RiskEvent, Target } from './business.js';
import { parseCondition } from './condition.js';
import { pathText } from './diagnostic.js';
import type { Path } from './diagnostic.js';
import type { ScenarioInput } from './schema.js';
import { resolveTarget } from './targets.js';

const targetOf = (written: string, { targets }: Parts): Target => {
  const target = resolveTarget(targets, written);
  if (E.isLeft(target)) throw new Error(`${written} stands for nothing`);
  return target.right;
};

const effectsOf = (written: Readonly<Record<string, unknown>>, path: Path, parts: Parts): readonly Effect[] =>
  Object.keys(written).map((name) => ({ target: targetOf(name, parts), factor: parts.value([...path, 'multiply', name]) }));

/** A lever as the file states it. */
export const leverOf = (name: string, lever: Named<ScenarioInput['levers']>, parts: Parts): Lever => {
  const path = ['levers', name];
  return {
    name,
    month: parts.monthOf(lever.at),
    ...given('until', lever.until, parts.monthOf),
    multiply: effectsOf(lever.multiply, path, parts),
    quality: parts.value([...path, 'quality']),
    cost: parts.value([...path, 'cost']),
  };
};

/** An event as the file states it. */
export const eventOf = (name: string, event: Named<ScenarioInput['events']>, parts: Parts): RiskEvent => {
  const path = ['events', name];
  const { value, count, monthOf } = parts;
  return {
    name,
    comes:
      event.at === undefined
        ? { kind: 'hazard', hazard: value([...path, 'hazard']) }
        : { kind: 'month', month: monthOf(event.at), probability: value([...path, 'probability']) },
    months: count([...path, 'months']),
    overlap: event.overlap,
    multiply: effectsOf(event.multiply, path, parts),
    loss: value([...path, 'loss']),
    sentiment: value([...path, 'sentiment']),
    quality: value([...path, 'quality']),
    raisedBy: Object.keys(event.raised_by).map((raiser) => ({ event: raiser, factor: value([...path, 'raised_by', raiser]) })),
  };
};

/** A policy as the file states it; `position` counts from 0. */
export const policyOf = (policy: ScenarioInput['policies'][number], position: number, parts: Parts): Policy => {
  const path = ['policies', position];
  const when = parseCondition(policy.when);
  if (E.isLeft(when)) throw new Error(`${policy.when} is no condition`);
  const changes = (['multiply', 'set'] as const).flatMap((operation) =>
    Object.keys(policy.then[operation]).map((name) => ({
      operation,
      target: targetOf(name, parts),
      value: parts.value([...path, 'then', operation, name]),
    })),
  );
  return { path: pathText(path), when: when.right, changes, coolDown: parts.count([...path, 'cool_down']) };
};
