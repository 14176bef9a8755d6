import { acquisition } from './acquisition.js';
import { balance } from './balance.js';
import { cash } from './cash.js';
import { churn } from './churn.js';
import { conversion } from './conversion.js';
import { cost } from './cost.js';
import { revenue } from './revenue.js';
import type { Model, Population } from '../model.js';
import type { AgentContext, SegmentContext, Stage, TrialContext } from './stage.js';
import { winBack } from './winBack.js';
import { wordOfMouth } from './wordOfMouth.js';

/** The business, in the order in which a month runs. A new stage is a file of its own and a line here. */
export const stages: readonly Stage[] = [wordOfMouth, acquisition, conversion, churn, winBack, balance, revenue, cost, cash];

/** Traces the stages of a segment that apply to a population, in order. */
export function traceSegmentStages(context: SegmentContext, model: Model, population: Population): void {
  for (const stage of stages) {
    if (stage.space === 'segment' && stage.applies(model, population)) stage.trace(context, model, population);
  }
}

/** Traces the stages of an agent that apply to a population, in order. */
export function traceAgentStages(context: AgentContext, model: Model, population: Population): void {
  for (const stage of stages) {
    if (stage.space === 'agent' && stage.applies(model, population)) stage.trace(context, model, population);
  }
}

/** Traces the stages of a trial, in order. */
export function traceTrialStages(context: TrialContext, model: Model): void {
  for (const stage of stages) {
    if (stage.space === 'trial') stage.trace(context, model);
  }
}
