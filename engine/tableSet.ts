import type { ArrayReference } from './expression/type.js';
import { placesOf, type Model, type Population } from './model.js';
import { openingOf, type Opening } from './opening.js';
import { stages } from './stages/index.js';
import type { AgentState, SegmentParameter, TrialParameter } from './stages/stage.js';
import { fixedTable, keyTable, marketKeyTable, marketTable, NoRoom, segmentTable, type Table } from './tables.js';

/**
 * The tables of a model, by the names that stages and programs know them by. A table is made when a program first asks for
 * it, so that what no program reads is never filled.
 */
export class TableSet {
  private readonly tables = new Map<string, Table>();
  /** How each table that has been asked for is asked for again, in another set. */
  private readonly asked: ((other: TableSet) => void)[] = [];
  private readonly openings = new Map<Population, Opening>();
  private readonly trialParameters: ReadonlyMap<string, TrialParameter>;
  private readonly segmentParameters = new Map<Population, ReadonlyMap<string, SegmentParameter>>();

  /** @param like where given, the set whose tables' layouts this one's must have */
  constructor(
    private readonly model: Model,
    private readonly like?: TableSet,
  ) {
    const market = stages.flatMap((stage) =>
      (stage.space === 'trial' || stage.space === 'market') && stage.applies(model) ? stage.parameters(model) : [],
    );
    this.trialParameters = new Map(market.map((parameter) => [parameter.name, parameter]));
    for (const population of model.populations) {
      const own = stages.flatMap((stage) =>
        (stage.space === 'segment' || stage.space === 'agent') && stage.applies(model, population) ? stage.parameters(model, population) : [],
      );
      this.segmentParameters.set(population, new Map(own.map((parameter) => [parameter.name, parameter])));
    }
  }

  /** Every table that has been asked for. */
  all(): readonly Table[] {
    return [...this.tables.values()];
  }

  table(name: string): Table {
    return known(this.tables.get(name), name);
  }

  trialParameter(name: string): ArrayReference {
    const { source, unit } = this.parameter(this.trialParameters, name);
    return this.once(name, (other) => other.trialParameter(name), (room) => marketTable(this.model, name, unit, source, room));
  }

  segmentParameter(population: Population, name: string): ArrayReference {
    const { source, unit } = this.parameter(this.segmentParameters.get(population), name);
    return this.once(
      `${population.name} ${name}`,
      (other) => other.segmentParameter(other.populationLike(population), name),
      (room) => segmentTable(this.model, population, name, unit, (position) => source(population.segments[position]), room),
    );
  }

  key(population: Population, draw: string, word: 0 | 1): ArrayReference {
    return this.once(`${population.name} key${word} ${draw}`, (other) => other.key(other.populationLike(population), draw, word), () => keyTable(this.model, population, draw, word));
  }

  /** The key of a draw that is not an agent's. */
  marketKey(draw: string, word: 0 | 1): ArrayReference {
    return this.once(`market key${word} ${draw}`, (other) => other.marketKey(draw, word), () => marketKeyTable(this.model, draw, word));
  }

  /** Which of `slots` that take turns has its turn, by month. */
  slots(slots: number): ArrayReference {
    const name = `slot of ${slots}`;
    const turns = Array.from({ length: this.model.steps }, (_, step) => step % slots);
    return this.once(name, (other) => other.slots(slots), () => fixedTable(name, 'slots', 'index', { month: turns.length }, turns));
  }

  /** First agent of each segment, and the end of the last. */
  agentStart(population: Population): ArrayReference {
    const name = `${population.name} agent start`;
    const starts = population.agentStart;
    return this.once(name, (other) => other.agentStart(other.populationLike(population)), () => fixedTable(name, 'agents', 'index', { segment: starts.length }, starts));
  }

  /** The segment that each agent belongs to. */
  segmentOfAgent(population: Population): ArrayReference {
    const name = `${population.name} segment of agent`;
    const { agentStart, segments } = population;
    const owners = segments.flatMap((_, position) => new Array<number>(agentStart[position + 1] - agentStart[position]).fill(position));
    return this.once(name, (other) => other.segmentOfAgent(other.populationLike(population)), () => fixedTable(name, 'segments', 'index', { agent: owners.length }, owners));
  }

  /** How many customers of each agent are in a state when the story starts. */
  opening(population: Population, agentState: AgentState): ArrayReference {
    const { name: state, slots } = agentState;
    const name = `${population.name} opening ${state}`;
    const agent = placesOf(population);
    const shape: Record<string, number> = slots === undefined ? { agent } : { slot: slots, agent };
    return this.once(name, (other) => other.opening(other.populationLike(population), agentState), () => fixedTable(name, 'customers', 'f32', shape, this.openingValues(population, state, slots)));
  }

  /** Subscribers or prospects of each segment when the story starts; nobody waits yet. */
  openingTotal(population: Population, name: string): ArrayReference {
    const table = `${population.name} opening total ${name}`;
    const counts = population.segments.map(({ customers, subscribers }) =>
      name === 'subscribers' ? subscribers : name === 'prospects' ? customers - subscribers : 0,
    );
    return this.once(table, (other) => other.openingTotal(other.populationLike(population), name), () => fixedTable(table, 'customers', 'f32', { segment: counts.length }, counts));
  }

  private openingValues(population: Population, state: string, slots = 1): Float64Array {
    const opening = this.openings.get(population) ?? openingOf(population);
    this.openings.set(population, opening);
    if (state === 'prospects') return opening.prospects;
    const plan = population.plans.findIndex(({ name }) => state === `subscribers ${name}` || state === `due ${name}`);
    const counts = opening.subscribers[plan] ?? new Float64Array(opening.prospects.length);
    return slots === 1 ? counts : inSlots(counts, slots, population);
  }

  private once(name: string, again: (other: TableSet) => void, make: (room?: ArrayReference) => Table): ArrayReference {
    const known = this.tables.get(name);
    if (known !== undefined) return known.reference;
    const room = this.like?.tables.get(name)?.reference;
    if (this.like !== undefined && room === undefined) throw new NoRoom(`no room for ${name}`);
    const table = make(room);
    this.tables.set(name, table);
    this.asked.push(again);
    return table.reference;
  }

  private parameter<T>(parameters: ReadonlyMap<string, T> | undefined, name: string): T {
    const found = parameters?.get(name);
    if (found === undefined && this.like !== undefined) throw new NoRoom(`no parameter ${name}`);
    return known(found, name);
  }

  private populationLike({ name }: Population): Population {
    const found = this.model.populations.find((population) => population.name === name);
    if (found === undefined) throw new NoRoom(`no population ${name}`);
    return found;
  }

  /** The same tables for another model of the same program. @throws NoRoom where they do not fit in the places of these */
  refilled(model: Model): TableSet {
    const other = new TableSet(model, this);
    for (const again of this.asked) again(other);
    return other;
  }
}

/** `[slot][agent]`: the customers of each segment take turns, agent after agent, so that individuals are spread as evenly as groups. */
function inSlots(counts: Float64Array, slots: number, { agentStart }: Population): Float64Array {
  const spread = new Float64Array(slots * counts.length);
  for (let segment = 0; segment + 1 < agentStart.length; segment++) {
    let before = 0;
    for (let agent = agentStart[segment]; agent < agentStart[segment + 1]; agent++) {
      for (let slot = 0; slot < slots; slot++) {
        const turnsUpTo = (customers: number): number => Math.floor((customers + slot) / slots);
        spread[slot * counts.length + agent] = turnsUpTo(before + counts[agent]) - turnsUpTo(before);
      }
      before += counts[agent];
    }
  }
  return spread;
}

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`no stage has a parameter ${name}`);
  return value;
}
