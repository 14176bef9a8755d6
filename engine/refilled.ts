import type { Scenario } from '../scenarios/scenario.js';
import type { Compiled } from './compile.js';
import { knowledge } from './random/knowledge.js';
import { structureOf } from './structure.js';
import { NoRoom } from './tables.js';

/**
 * A compiled scenario with the numbers of another one of the same structure: only tables are filled anew, nothing is compiled.
 * undefined: the other has another structure, or values that vary by more than the program asks for.
 */
export function refilled({ model, tables, program }: Compiled, scenario: Scenario): Compiled | undefined {
  if (structureOf(model.scenario) !== structureOf(scenario)) return undefined;
  const segments = new Map(scenario.segments.map((segment) => [segment.name, segment]));
  const plans = new Map(scenario.plans.map((plan) => [plan.name, plan]));
  const populations = model.populations.map((population) => ({
    ...population,
    segments: population.segments.map((segment) => segments.get(segment.name) ?? segment),
    plans: population.plans.map((plan) => plans.get(plan.name) ?? plan),
  }));
  const other = { scenario, steps: model.steps, populations, knowledge: knowledge(scenario) };
  try {
    return { model: other, tables: tables.refilled(other), program };
  } catch (error) {
    if (error instanceof NoRoom) return undefined;
    throw error;
  }
}
