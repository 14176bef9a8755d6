import { asTask } from './asTask.js';
import { attribute as attributeWith } from './attribute/attribute.js';
import { backtest as backtestWith } from './backtest/backtest.js';
import { checkPlans } from './check/check.js';
import { compare as compareWith } from './compare/compare.js';
import { optimise as optimiseWith } from './optimise/optimise.js';
import { sensitivity as sensitivityWith } from './sensitivity/sensitivity.js';
import { replayStress as replayWith } from './stress/replay.js';
import { stress as stressWith } from './stress/stress.js';

/** What scenarios change against the first of them, in the same futures. */
export const compare = asTask(compareWith);

/** Why figures are others in the second scenario than in the first. */
export const attribute = asTask(attributeWith);

/** What a figure depends on, what is luck, and what knowing more would be worth. */
export const sensitivity = asTask(sensitivityWith);

/** The best setting of what the file leaves free under `optimise:`. */
export const optimise = asTask(optimiseWith);

/** The smallest shock that breaks what must hold. */
export const stress = asTask(stressWith);

/** One shock of a stress again, by its path. */
export const replayStress = asTask(replayWith);

/** Whether plans keep what must hold, and what moved since a baseline. */
export const check = asTask(checkPlans);

/** How a forecast did against what happened. */
export const backtest = asTask(backtestWith);
