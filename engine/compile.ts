import type { Scenario } from '../scenarios/scenario.js';
import type { Graph } from './expression/graph.js';
import { modelOf, type Model } from './model.js';
import { traceProgram } from './program.js';
import { TableSet } from './tableSet.js';

/** A scenario ready for any backend: populations, tables by name, and the whole simulation of a trial as one graph. */
export interface Compiled {
  readonly model: Model;
  readonly tables: TableSet;
  readonly program: Graph;
}

/** @param double traces for expected values in double precision, which only the reference backend reads */
export function compile(scenario: Scenario, options: { readonly double?: boolean } = {}): Compiled {
  const model = modelOf(scenario);
  const tables = new TableSet(model);
  return { model, tables, program: traceProgram(model, tables, options) };
}
