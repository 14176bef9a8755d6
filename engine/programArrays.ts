import type { ArrayReference } from './expression/type.js';
import { placesOf, type Population } from './model.js';
import type { AgentState } from './stages/stage.js';

/** A state of the agents of a population, `[agent]` or `[slot][agent]`. */
export function stateArray(population: Population, { name, slots }: AgentState): ArrayReference {
  const agent = placesOf(population);
  const shape: Record<string, number> = slots === undefined ? { agent } : { slot: slots, agent };
  return { name: `${population.name} state ${name}`, type: 'f32', role: 'state', shape, perTrial: true };
}

/** What a segment stage gives, or what the agents of a segment add up to, `[segment]`: this month's, or last month's until it is overwritten. */
export function totalArray(population: Population, name: string): ArrayReference {
  return { name: `${population.name} total ${name}`, type: 'f32', role: 'state', shape: { segment: population.segments.length }, perTrial: true };
}

export function outputArray(name: string, type: 'f32' | 'money', shape: ArrayReference['shape']): ArrayReference {
  return { name, type, role: 'output', shape, perTrial: true };
}
