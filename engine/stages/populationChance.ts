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
  /** The agent's own number within its segment. */
  readonly self: Expression;
  /** An individual's own of the two uniform numbers that its pair draws. */
  readonly own: (first: Expression, second: Expression) => Expression;
}

/** How the customers of a population's agents part: as the scenario, and whether they are individuals, ask for. */
export function populationChance({ scenario }: Model, population: Population, place: ChancePlace): Chance {
  if (scenario.expected) return expectedChance;
  const { graph, tables, month, segment, agent, self } = place;
  const streamAt = (number: Expression) => (draw: string): Stream => ({
    trial: graph.given('i32', 'trial'),
    counter: agentMonth(number, month),
    key0: graph.load(tables.key(population, draw, 0), [segment]),
    key1: graph.load(tables.key(population, draw, 1), [segment]),
  });
  if (!population.individual) return groupChance(streamAt(self));
  const [first, second] = randomWords(streamAt(agent)('individual'));
  return individualChance(place.own(uniform(first), uniform(second)), streamAt(self));
}

/** The stream of a draw of the market in a month; undefined where nothing is drawn. */
export function trialStream({ scenario }: Model, tables: TableSet, graph: Graph, month: Expression, draw: string): Stream | undefined {
  if (scenario.expected) return undefined;
  return {
    trial: graph.given('i32', 'trial'),
    counter: agentMonth(graph.constant('index', 0), month),
    key0: graph.load(tables.marketKey(draw, 0), []),
    key1: graph.load(tables.marketKey(draw, 1), []),
  };
}
