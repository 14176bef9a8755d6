import type { Compiled } from '../../compile.js';
import type { OutputRow, Outputs } from '../../outputs.js';
import type { ColumnStatistics } from '../../statistics/columnStatistics.js';
import type { Table } from '../../tables.js';
import type { TableSet } from '../../tableSet.js';
import type { Backend } from '../backend.js';
import { fillTables } from '../fill.js';
import { allocate, batchFor, valuesPerTrial, type Memory } from '../memory.js';
import { compileSimd, type SimdCode } from './module.js';
import { endWorkers, startWorkers, teamOfOne, teamOfWorkers, type Team } from './team.js';
import { tileOf } from './tile.js';
import type { Crew, DrawnTables } from './work.js';

/** A backend whose threads can also summarise what they have written, and go on with other tables. */
export interface SimdBackend extends Backend {
  /**
   * The same threads with the same kernels for other tables of the program and other outputs; this one must not be asked any more.
   * Closing either closes the threads of both.
   */
  readonly again: (tables: TableSet, outputs: Outputs) => SimdBackend;
  readonly summarise: (rows: readonly OutputRow[]) => Promise<ColumnStatistics[]>;
}

/** Batches of a run, where memory allows: at each the caller hears how far it is and may stop it. */
const batches = 20;

/**
 * WebAssembly on the vector units of this machine's processors, eight trials at a time.
 * This thread draws the tables of one batch while the team simulates the one before.
 * @param threads 1 runs in this thread; more start workers, which take tiles of trials in turns
 */
export async function simdBackend(compiled: Compiled, outputs: Outputs, threads: number, batch?: number): Promise<SimdBackend> {
  const workers = threads === 1 ? [] : startWorkers(threads);
  try {
    return withTeam(compiled, outputs, threads, batch, (crew) => (threads === 1 ? teamOfOne(crew) : teamOfWorkers(workers, crew)));
  } catch (error) {
    await endWorkers(workers);
    throw error;
  }
}

function withTeam(
  { program, tables }: Compiled,
  outputs: Outputs,
  threads: number,
  batch: number | undefined,
  teamOf: (crew: Crew) => Team,
): SimdBackend {
  const tile = tileOf(program, outputs.columns, threads);
  return withCode({ code: compileSimd(program, tile), tile, threads, batch, teamOf }, tables, outputs);
}

/** What stays when tables and outputs change. */
interface Workshop {
  readonly code: SimdCode;
  readonly tile: number;
  readonly threads: number;
  readonly batch: number | undefined;
  readonly teamOf: (crew: Crew) => Team;
}

function withCode(workshop: Workshop, tables: TableSet, outputs: Outputs): SimdBackend {
  const { code, tile, threads, batch, teamOf } = workshop;
  const used = tables.all().filter(({ reference }) => code.layout.placements.has(reference.name));
  const drawn = used.filter(({ reference }) => reference.perTrial);
  const width = batch ?? Math.min(batchFor(valuesPerTrial(drawn.map((table) => table.reference))), Math.max(tile * threads, Math.ceil(outputs.columns / batches)));
  const buffered = Math.min(width, outputs.columns);
  const common = used.filter(({ reference }) => !reference.perTrial);
  const shared = memoryFor(common, 1, false);
  fillTables(common, shared, { firstTrial: 0, trials: 1, width: 1 });
  const crew: Crew = {
    code,
    shared,
    drawn: [0, 1].map(() => ({ width: buffered, memory: memoryFor(drawn, buffered, true) })),
    outputs,
    turns: new Int32Array(new SharedArrayBuffer(4)),
  };
  const team = teamOf(crew);
  const ahead = new DrawnAhead(drawn, crew.drawn, outputs.columns);
  return {
    name: 'simd',
    threads,
    again: (otherTables, otherOutputs) => withCode(workshop, otherTables, otherOutputs),
    batch: width,
    executor: () => `WebAssembly SIMD, ${threads === 1 ? 'this thread' : `${threads} worker threads`}`,
    simulate: async (_, firstTrial, trials) => {
      if (trials > buffered) throw new Error(`a batch of ${trials} trials, where ${buffered} have room`);
      const batch = ahead.draw(firstTrial, trials);
      const simulated = team.ask({ kind: 'simulate', firstTrial, trials, batch });
      try {
        ahead.drawNext(firstTrial + trials, trials);
      } finally {
        await simulated;
      }
    },
    summarise: async (rows) => {
      const statistics: ColumnStatistics[] = [];
      const answers = await team.ask({ kind: 'summarise', rows });
      answers.flat().forEach((row) => (statistics[row.position] = row.statistics));
      return statistics;
    },
    close: team.close,
  };
}

/** Draws the tables of batches into two buffers in turns, so that one can be read while the other is filled. */
class DrawnAhead {
  private current = 1;
  private next: { readonly firstTrial: number; readonly trials: number } | undefined;

  constructor(
    private readonly tables: readonly Table[],
    private readonly buffers: readonly DrawnTables[],
    private readonly allTrials: number,
  ) {}

  /** Makes the tables of a batch ready and says in which buffer they are. */
  draw(firstTrial: number, trials: number): number {
    if (this.next?.firstTrial !== firstTrial || this.next.trials < trials) this.fill(1 - this.current, firstTrial, trials);
    this.next = undefined;
    this.current = 1 - this.current;
    return this.current;
  }

  /** Draws the batch that will be asked for next, while the current one is being read. */
  drawNext(firstTrial: number, most: number): void {
    const trials = Math.min(most, this.allTrials - firstTrial);
    if (trials <= 0) return;
    this.fill(1 - this.current, firstTrial, trials);
    this.next = { firstTrial, trials };
  }

  private fill(buffer: number, firstTrial: number, trials: number): void {
    const { memory, width } = this.buffers[buffer];
    fillTables(this.tables, memory, { firstTrial, trials, width });
  }
}

function memoryFor(tables: readonly Table[], trials: number, shared: boolean): Memory {
  return Object.fromEntries(tables.map(({ reference }) => [reference.name, allocate(reference, trials, { shared })]));
}
