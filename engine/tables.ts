import type { Numbers } from './backends/memory.js';
import { stridesOf } from './expression/arrays.js';
import type { ArrayReference } from './expression/type.js';
import { placesOf, type Model, type Population } from './model.js';
import { drawerOf } from './random/draw.js';
import { streamKey } from './random/streams.js';
import { ensembleOf, memberAt } from './ensemble.js';
import { axesOf, type Source } from './source.js';

/** Trials whose values are wanted: `trials` of them from `firstTrial` on, laid out `width` apart. */
export interface TrialRange {
  readonly firstTrial: number;
  readonly trials: number;
  readonly width: number;
}

/** A named array of numbers that the kernels read, with what it takes to fill it for any range of trials. */
export interface Table {
  readonly reference: ArrayReference;
  readonly unit: string;
  readonly fill: (target: Numbers, range: TrialRange) => void;
}

/** The same values whatever the trial. */
export function fixedTable(name: string, unit: string, type: ArrayReference['type'], shape: ArrayReference['shape'], values: ArrayLike<number>): Table {
  return {
    reference: { name, type, role: 'parameter', shape, perTrial: false },
    unit,
    fill: (target) => target.set(values),
  };
}

/** The keys of a draw's stream, one of two words, for each segment of a population. */
export function keyTable(model: Model, population: Population, draw: string, word: 0 | 1): Table {
  const keys = population.segments.map((segment) => streamKey(model.scenario.seed, `${draw} / ${segment.name}`)[word]);
  return fixedTable(`${population.name} key${word} ${draw}`, 'random bits', 'i32', { segment: keys.length }, keys);
}

/** The key of the stream of a draw of the market. */
export function marketKeyTable(model: Model, draw: string, word: 0 | 1): Table {
  return fixedTable(`market key${word} ${draw}`, 'random bits', 'i32', {}, [streamKey(model.scenario.seed, `market ${draw}`)[word]]);
}

/** A number for the whole market; with `room`, laid out as another table of its name is. */
export function marketTable(model: Model, name: string, unit: string, source: Source, room?: ArrayReference): Table {
  const { month, trial } = axesOf(source);
  const needed: ArrayReference = { name, type: 'money', role: 'parameter', shape: month ? { month: model.steps } : {}, perTrial: trial };
  const reference = placedIn(room, needed);
  const places = [{ source, segment: '', agents: 1, start: 0, end: 1 }];
  return { reference, unit, fill: filler(model, reference, places) };
}

/** Numbers that need more room than there is: they would vary by something that the program does not ask for. */
export class NoRoom extends Error {}

/** The layout of a table within that of another, which may have more axes. @throws NoRoom where it has fewer */
function placedIn(room: ArrayReference | undefined, needed: ArrayReference): ArrayReference {
  if (room === undefined) return needed;
  const has = (axis: string): boolean => axis in room.shape || (axis === 'segment' && 'agent' in room.shape);
  if (needed.perTrial > room.perTrial || !Object.keys(needed.shape).every(has)) throw new NoRoom(`no room for ${needed.name}`);
  return room;
}

/** A number that segments differ in, and perhaps their agents; with `room`, laid out as another table of its name is. */
export function segmentTable(model: Model, population: Population, name: string, unit: string, sourceOf: (segment: number) => Source, room?: ArrayReference): Table {
  const sources = population.segments.map((_, position) => sourceOf(position));
  const axes = sources.map(axesOf);
  const needs = (axis: 'month' | 'agent' | 'trial'): boolean => axes.some((needed) => needed[axis]);
  const byAgent = needs('agent');
  const extents: Record<string, number> = byAgent ? { agent: placesOf(population) } : { segment: population.segments.length };
  const reference = placedIn(room, {
    name: `${population.name} ${name}`,
    type: 'f32',
    role: 'parameter',
    shape: needs('month') ? { month: model.steps, ...extents } : extents,
    perTrial: needs('trial'),
  });
  const perAgent = 'agent' in reference.shape;
  const places = population.segments.map((segment, position) => ({
    source: sources[position],
    segment: segment.name,
    agents: perAgent ? population.agents[position] : 1,
    start: perAgent ? population.agentStart[position] : position,
    end: perAgent ? population.agentStart[position + 1] : position + 1,
  }));
  return { reference, unit, fill: filler(model, reference, places) };
}

/** A run of places along the last axis of a table that one source fills; those beyond its agents stay empty. */
interface Run {
  readonly source: Source;
  readonly segment: string;
  readonly agents: number;
  readonly start: number;
  readonly end: number;
}

function filler(model: Model, reference: ArrayReference, runs: readonly Run[]): Table['fill'] {
  const months = reference.shape.month ?? 1;
  const monthStride = 'month' in reference.shape ? stridesOf(reference)[0] : 0;
  const fillers = runs.map((run) => (reference.perTrial ? ensembleFiller(model, run, months) : undefined) ?? trialFiller(runFiller(model, run, months)));
  return (target, { firstTrial, trials, width }) => {
    const stride = reference.perTrial ? width : 1;
    const range = { firstTrial, trials: reference.perTrial ? trials : 1 };
    fillers.forEach((fill, position) => fill(range, { target, base: runs[position].start * stride, agentStride: stride, monthStride: monthStride * stride }));
  };
}

/** Where the values of a trial go: `base + agent x agentStride + month x monthStride`, of the next one place later. */
interface Destination {
  readonly target: Numbers | Float64Array;
  readonly base: number;
  readonly agentStride: number;
  readonly monthStride: number;
}

type Fill = (range: Pick<TrialRange, 'firstTrial' | 'trials'>, destination: Destination) => void;
type FillTrial = (trial: number, destination: Destination) => void;

/** Trial after trial: a law with uncertain parameters is made once a trial, for all agents. */
function trialFiller(fill: FillTrial): Fill {
  return ({ firstTrial, trials }, destination) => {
    for (let offset = 0; offset < trials; offset++) fill(firstTrial + offset, { ...destination, base: destination.base + offset });
  };
}

/** Draws and computes every value of a trial. */
function runFiller(model: Model, { source, segment, agents }: Run, months: number): FillTrial {
  const { seed } = model.scenario;
  const drawers = source.inputs.map((input) => ({ draw: drawerOf(input, seed, model.knowledge), monthly: input.quantity.randomness === 'monthly' }));
  const inputs = new Array<number>(drawers.length);
  const place = { trial: 0, step: 0, segment, agent: 0, agents };
  // In the places of another scenario's agents a value may be the same for all of them.
  const drawnAgents = axesOf(source).agent ? agents : 1;
  return (trial, { target, base, agentStride, monthStride }) => {
    place.trial = trial;
    for (place.agent = 0; place.agent < drawnAgents; place.agent++) {
      for (place.step = 0; place.step < months; place.step++) {
        for (let input = 0; input < drawers.length; input++) {
          if (place.step === 0 || drawers[input].monthly) inputs[input] = drawers[input].draw(place);
        }
        target[base + place.agent * agentStride + place.step * monthStride] = source.evaluate(inputs, place.step);
      }
    }
    for (let agent = drawnAgents; agent < agents; agent++) {
      for (let month = 0; month < months; month++) target[base + agent * agentStride + month * monthStride] = target[base + month * monthStride];
    }
  };
}

/**
 * Computes the values of a member of an ensemble (or of all trials, where they do not differ) when a trial first has it, and copies them from
 * then on, in the order in which they lie in memory; undefined where trials differ otherwise.
 */
function ensembleFiller(model: Model, run: Run, months: number): Fill | undefined {
  const ensemble = ensembleOf(run.source);
  if (ensemble === undefined && axesOf(run.source).trial) return undefined;
  const uniform = ensemble === undefined ? undefined : model.knowledge.uniform(ensemble.path);
  const compute = runFiller(model, run, months);
  const known = new Array<Float64Array | undefined>(ensemble?.members ?? 1);
  const valuesOf = (trial: number): Float64Array => {
    const member = ensemble === undefined || uniform === undefined ? 0 : memberAt(ensemble, uniform(trial));
    const found = known[member];
    if (found !== undefined) return found;
    const values = new Float64Array(run.agents * months);
    compute(trial, { target: values, base: 0, agentStride: months, monthStride: 1 });
    known[member] = values;
    return values;
  };
  return ({ firstTrial, trials }, { target, base, agentStride, monthStride }) => {
    const values = Array.from({ length: trials }, (_, offset) => valuesOf(firstTrial + offset));
    for (let agent = 0, next = 0; agent < run.agents; agent++) {
      for (let month = 0; month < months; month++, next++) {
        const start = base + agent * agentStride + month * monthStride;
        for (let offset = 0; offset < trials; offset++) target[start + offset] = values[offset][next];
      }
    }
  };
}
