import type { LoadedScenario } from '../../../scenarios/parse.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { inputsOf, type Input } from '../../../scenarios/studies/inputs.js';
import { Cancelled } from '../../error.js';
import { varianceSplit } from '../../metrics/varianceSplit.js';
import { InvalidRequest } from '../../request.js';
import { estimated } from '../estimate.js';
import type { Journal } from '../journal.js';
import { provenanceOf } from '../provenance.js';
import type { Runner } from '../runner.js';
import type { DecisionResult } from './decisionResult.js';
import { decided } from './decided.js';
import { endsOf } from './ends.js';
import { evaluator, type Evaluation } from './evaluation.js';
import { factorsOf, groupsOf } from './factors.js';
import { indicesOf, outcomeSamples, type OutcomeSamples } from './indices.js';
import { uniformsOf } from './learnable.js';
import { rankCorrelations, type RankCorrelation } from './rankCorrelations.js';
import type { InputSensitivity, SensitivityResult, Swing } from './result.js';
import { swingOf } from './tornado.js';

export interface SensitivityOptions {
  /** The figure that inputs move, as the language writes it; `mean(profit)` by default. */
  readonly of?: string;
  /** Told of every run that is done, of about how many, and what comes next. */
  readonly onProgress?: (done: number, total: number, what: string) => void;
  /** Given what is known once the tornado is, before the longer rest. */
  readonly onTornado?: (result: SensitivityResult) => void;
}

/** Most inputs that are held at their ends, and most that are drawn anew by themselves. */
const mostInputs = 12;

/** With fewer trials next to nothing can be told apart from luck. */
const leastTrials = 100;

/**
 * What a figure of a business depends on: each uncertain input held at its ends, rank correlations, Sobol's indices, knowledge against luck,
 * and what knowing more would be worth to the decisions of the file. Where it is stopped, what it knows, `complete` false.
 * @throws InvalidRequest where nothing is uncertain, or there are too few trials; Cancelled before the first run is done
 */
