import type { Model, Population } from '../model.js';
import { acquisition } from './acquisition.js';
import { appeal, segmentAppeal } from './appeal.js';
import { balance } from './balance.js';
import { breakdown } from './breakdown.js';
import { capacity } from './capacity.js';
import { cash } from './cash.js';
import { channels } from './channels.js';
import { churn } from './churn.js';
import { competition } from './competition.js';
import { conversion } from './conversion.js';
import { cost } from './cost.js';
import { demand } from './demand.js';
import { effects } from './effects.js';
import { freeTrial } from './freeTrial.js';
import { lifetime } from './lifetime.js';
import { loyalty } from './loyalty.js';
import { movement } from './movement.js';
import { open } from './open.js';
import { payers } from './payers.js';
import { policies } from './policies.js';
import { prices } from './prices.js';
import { recommendation } from './recommendation.js';
import { revenue } from './revenue.js';
import { revenueByPart } from './revenueByPart.js';
import { sales, salesCapacity } from './sales.js';
import { news, sentiment } from './sentiment.js';
import { served } from './served.js';
import { sight } from './sight.js';
import type { AgentContext, MarketContext, SegmentContext, Stage, TrialContext } from './stage.js';
import { usage } from './usage.js';
import { winBack } from './winBack.js';
import { wordOfMouth } from './wordOfMouth.js';

/** The business, in the order in which a month runs. A new stage is a file of its own and a line here. */
export const stages: readonly Stage[] = [
  open,
  policies,
  effects,
  sentiment,
  demand,
  prices,
  competition,
  appeal,
  recommendation,
  loyalty,
  channels,
  capacity,
  wordOfMouth,
  segmentAppeal,
  salesCapacity,
  acquisition,
  sales,
  conversion,
  freeTrial,
  churn,
  winBack,
  balance,
  usage,
  lifetime,
  breakdown,
  payers,
  served,
  movement,
  revenue,
  revenueByPart,
  cost,
  cash,
  news,
  sight,
];

/** Traces the stages of the market that apply, in order: those that begin the month, or those that follow the segments'. */
export function traceMarketStages(context: MarketContext, model: Model, late: boolean): void {
  for (const stage of stages) {
    if (stage.space === 'market' && (stage.late ?? false) === late && stage.applies(model)) stage.trace(context, model);
  }
}

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

/** Traces the stages of a trial that apply, in order. */
export function traceTrialStages(context: TrialContext, model: Model): void {
  for (const stage of stages) {
    if (stage.space === 'trial' && stage.applies(model)) stage.trace(context, model);
  }
}
