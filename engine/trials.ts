import type { Scenario } from '../scenarios/scenario.js';
import type { BackendName } from './backends/backend.js';
import type { Model } from './model.js';
import type { Outputs } from './outputs.js';
import type { OutputStatistics } from './outputStatistics.js';

/** What ran, and why nothing better did. */
export interface RanOn {
  readonly name: BackendName;
  readonly executor: string;
  readonly threads: number;
  readonly fallbackReason: string | null;
}

/** The simulated trials of a scenario. */
export interface Trials {
  readonly scenario: Scenario;
  readonly model: Model;
  readonly outputs: Outputs;
  readonly statistics: OutputStatistics;
  readonly backend: RanOn;
  /** Wall time of the simulation and the statistics. */
  readonly durationMs: number;
}
