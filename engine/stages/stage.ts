import type { Segment } from '../../scenarios/scenario.js';
import type { Expression } from '../expression/type.js';
import type { Model, Population } from '../model.js';
import type { Source } from '../source.js';
import type { Chance, Share } from './chance.js';

/** A table that a stage reads, by name. */
export interface Parameter {
  readonly name: string;
  readonly unit: string;
}

/** A parameter that every segment has its own value of. */
export interface SegmentParameter extends Parameter {
  readonly source: (segment: Segment) => Source;
}

/** A parameter of the whole market, in double precision where the backend has it. */
export interface TrialParameter extends Parameter {
  readonly source: Source;
}

/** What a stage of a segment sees: the segment's parameters, and its totals of last month. */
export interface SegmentContext {
  readonly parameter: (name: string) => Expression;
  /** A total of last month (see `AgentContext.total`), the opening one in the first. */
  readonly lastMonth: (total: string) => Expression;
  /** Publishes a value for this month's agents. */
  readonly give: (name: string, value: Expression) => void;
}

/** What a stage of an agent sees. Counts are customers. */
export interface AgentContext {
  readonly chance: Chance;
  readonly parameter: (name: string) => Expression;
  /** What a segment stage gave this month. */
  readonly segment: (name: string) => Expression;
  /** The agent's state as last month left it. */
  readonly state: (name: string) => Expression;
  /** The state that this month leaves. */
  readonly next: (name: string, value: Expression) => void;
  /** What an earlier stage gave this month; undefined when no stage of this program does. */
  readonly flow: (name: string) => Share | undefined;
  readonly give: (name: string, share: Share) => void;
  /** Adds up over the agents of the segment, and over segments for the stages of the trial. */
  readonly total: (name: string, value: Expression) => void;
}

/** What a stage of a trial sees: the market's totals of this month, and money. */
export interface TrialContext {
  readonly parameter: (name: string) => Expression;
  /** A total over all segments, as an amount that can be multiplied with money; 0 when no stage gives it. */
  readonly total: (name: string) => Expression;
  /** What an earlier stage recorded this month. */
  readonly recorded: (name: string) => Expression;
  /** Hands out a measure of this month. */
  readonly record: (name: string, value: Expression) => void;
  /** Hands out, month by month, the running total of a flow of money on top of an opening amount. */
  readonly accumulate: (name: string, flow: Expression, opening: Expression) => void;
  /** Hands out, once a trial, the sum of a flow of money over all months. */
  readonly sum: (name: string, flow: Expression) => void;
}

interface StageBase {
  readonly name: string;
}

export interface SegmentStage extends StageBase {
  readonly space: 'segment';
  readonly applies: (model: Model, population: Population) => boolean;
  readonly parameters: (model: Model, population: Population) => readonly SegmentParameter[];
  readonly trace: (context: SegmentContext, model: Model, population: Population) => void;
}

export interface AgentStage extends StageBase {
  readonly space: 'agent';
  readonly applies: (model: Model, population: Population) => boolean;
  readonly parameters: (model: Model, population: Population) => readonly SegmentParameter[];
  readonly trace: (context: AgentContext, model: Model, population: Population) => void;
}

export interface TrialStage extends StageBase {
  readonly space: 'trial';
  readonly parameters: (model: Model) => readonly TrialParameter[];
  readonly trace: (context: TrialContext, model: Model) => void;
}

export type Stage = SegmentStage | AgentStage | TrialStage;
