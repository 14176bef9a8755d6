import type { Plan, Segment } from '../scenarios/scenario.js';
import { placesOf, type Population } from './model.js';
import { medianOf } from './random/median.js';

/** How many customers of each agent of a population are in each state when the story starts. */
export interface Opening {
  /** `[agent]` */
  readonly prospects: Float64Array;
  /** `[plan][agent]` */
  readonly subscribers: readonly Float64Array[];
}

/**
 * Spreads the customers of every segment evenly over its agents, and its opening subscribers evenly over the customers;
 * subscribers belong to the plans in the proportions of their stated conversions (medians, where those are drawn).
 */
export function openingOf(population: Population): Opening {
  const places = placesOf(population);
  const prospects = new Float64Array(places);
  const subscribers = population.plans.map(() => new Float64Array(places));
  const shares = conversionsOf(population.plans);
  population.segments.forEach((segment, position) => {
    const counts = apportion(segment.subscribers, shares);
    const start = population.agentStart[position];
    for (let agent = 0; agent < segment.agents; agent++) {
      const [from, to] = portion(segment.customers, segment.agents, agent);
      let [first, end] = [proportional(segment.subscribers, from, segment), proportional(segment.subscribers, to, segment)];
      prospects[start + agent] = to - from - (end - first);
      let total = segment.subscribers;
      counts.forEach((count, plan) => {
        const [low, high] = total === 0 ? [0, 0] : [Math.floor((count * first) / total), Math.floor((count * end) / total)];
        subscribers[plan][start + agent] = high - low;
        first -= low;
        end -= high;
        total -= count;
      });
    }
  });
  return { prospects, subscribers };
}

/** Subscribers of a plan when the story starts: all of them, or those of a segment. */
export function openingSubscribers(populations: readonly Population[], plan: Plan, segment?: string): number {
  return populations.reduce((sum, { plans, segments }) => {
    const position = plans.indexOf(plan);
    const own = position < 0 ? [] : segments.filter(({ name }) => segment === undefined || name === segment);
    return own.reduce((all, { subscribers }) => all + apportion(subscribers, conversionsOf(plans))[position], sum);
  }, 0);
}

/** The stated conversions of plans; medians, where those are drawn. */
function conversionsOf(plans: readonly Plan[]): number[] {
  return plans.map(({ conversion }) => medianOf(conversion));
}

/** The customers of agent i of n, as positions in the line of all customers. */
function portion(customers: number, agents: number, agent: number): [number, number] {
  return [Math.floor((customers * agent) / agents), Math.floor((customers * (agent + 1)) / agents)];
}

function proportional(subscribers: number, position: number, segment: Segment): number {
  return Math.floor((subscribers * position) / segment.customers);
}

/** Whole numbers in given proportions that add up to the total (largest remainders). */
function apportion(total: number, shares: readonly number[]): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const exact = shares.map((share) => (whole > 0 ? (total * share) / whole : total / shares.length));
  const counts = exact.map(Math.floor);
  const order = exact.map((value, position) => ({ position, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest);
  const missing = total - counts.reduce((sum, count) => sum + count, 0);
  order.slice(0, missing).forEach(({ position }) => counts[position]++);
  return counts;
}
