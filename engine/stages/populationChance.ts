import { uniform } from '../expression/operations.js';
import type { Graph } from '../expression/graph.js';
import type { Expression } from '../expression/type.js';
import type { Model, Population } from '../model.js';
import { agentMonth, randomWords, type Stream } from '../random/threefryExpression.js';
import type { TableSet } from '../tableSet.js';
import { expectedChance, groupChance, individualChance, type Chance } from './chance.js';

/** Where an agent's luck comes from. */
export interface ChancePlace {
  readonly graph: Graph;
  readonly tables: TableSet;
  readonly month: Expression;
  readonly segment: Expression;
  /** The agent's number within its segment; of individuals, that of the first of its pair. */
  readonly agent: Expression;
  /** An individual's own of the two uniform numbers that its pair draws. */
  readonly own: (first: Expression, second: Expression) => Expression;
}

/** How the customers of a population's agents part: as the scenario, and whether they are individuals, ask for. */
export function populationChance({ scenario }: Model, population: Population, place: ChancePlace): Chance {
  if (scenario.expected) return expectedChance;
  const { graph, tables, month, segment, agent } = place;
  const counter = agentMonth(agent, month);
  const streamOf = (draw: string): Stream => ({
    trial: graph.given('i32', 'trial'),
    counter,
    key0: graph.load(tables.key(population, draw, 0), [segment]),
    key1: graph.load(tables.key(population, draw, 1), [segment]),
  });
  if (!population.individual) return groupChance(streamOf);
  const [first, second] = randomWords(streamOf('individual'));
  return individualChance(place.own(uniform(first), uniform(second)));
}
