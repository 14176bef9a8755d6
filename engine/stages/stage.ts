import type { Segment } from '../../scenarios/scenario.js';
import type { Expression } from '../expression/type.js';
import type { Model, Population } from '../model.js';
import type { Stream } from '../random/threefryExpression.js';
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

/** What a value of the trial is before the first month: a number, or a parameter that does not change by the month. */
export interface Opening {
  readonly type: 'f32' | 'money';
  readonly value: number | { readonly parameter: string };
}

/** Values of the whole trial that live from month to month. */
export interface TrialMemory {
  /** What was kept under a name when last month ended, or the opening value. */
  readonly last: (name: string, opening: Opening) => Expression;
  /** Keeps a value until next month; it does not change what `last` tells this month. */
  readonly keep: (name: string, value: Expression) => void;
  /** Keeps a value and gives the one that was kept `lag` months ago; before the first month all were 0. */
  readonly delayed: (name: string, value: Expression, lag: number) => Expression;
}

/** What a stage of the market sees when a month begins: parameters, and what last month left. */
export interface MarketContext extends TrialMemory {
  /** A parameter of the market as a number, or as an amount of money. */
  readonly parameter: (name: string) => Expression;
  readonly amount: (name: string) => Expression;
  /** A total of a segment's agents when last month ended. */
  readonly lastMonth: (segment: string, total: string) => Expression;
  /** What an earlier stage of the market gave this month; undefined where no stage does. */
  readonly given: (name: string) => Expression | undefined;
  /** Publishes a value for this month's segments, agents and money. */
  readonly give: (name: string, value: Expression) => void;
}

/** What a stage of a segment sees: the segment's parameters, and totals of last month. */
export interface SegmentContext {
  readonly parameter: (name: string) => Expression;
  /** A total of last month (see `AgentContext.total`), the opening one in the first. */
  readonly lastMonth: (total: string) => Expression;
  /** A total of last month of any segment. */
  readonly lastMonthOf: (segment: string, total: string) => Expression;
  /** What a stage of the market gave this month; undefined where no stage does. */
  readonly market: (name: string) => Expression | undefined;
  /** Publishes a value for this month's agents. */
  readonly give: (name: string, value: Expression) => void;
}

/** What a stage of an agent sees. Counts are customers. */
export interface AgentContext {
  readonly chance: Chance;
  readonly parameter: (name: string) => Expression;
  /** What a segment stage gave this month. */
  readonly segment: (name: string) => Expression;
  /** What a stage of the market gave this month; undefined where no stage does. */
  readonly market: (name: string) => Expression | undefined;
  /** The agent's state as last month left it; of a state in slots, the slot whose turn it is this month. */
  readonly state: (name: string) => Expression;
  /** The state that this month leaves; of a state in slots, in the slot of this month. */
  readonly next: (name: string, value: Expression) => void;
  /** What an earlier stage gave this month; undefined when no stage of this program does. */
  readonly flow: (name: string) => Share | undefined;
  readonly give: (name: string, share: Share) => void;
  /** Adds up over the agents of the segment, and over segments for the stages of the trial. */
  readonly total: (name: string, value: Expression) => void;
}

/** What a stage of a trial sees: the market's totals of this month, and money. */
export interface TrialContext extends TrialMemory {
  readonly parameter: (name: string) => Expression;
  /** A total over all segments, as an amount that can be multiplied with money; 0 when no stage gives it. */
  readonly total: (name: string) => Expression;
  /** The same as a number; undefined when no stage gives it. */
  readonly count: (name: string) => Expression | undefined;
  /** A total, or what a segment stage gave, of one segment this month, as an amount; 0 when no stage gives it. */
  readonly segmentTotal: (segment: string, name: string) => Expression;
  /** What a stage of the market gave this month; undefined where no stage does. */
  readonly market: (name: string) => Expression | undefined;
  /** The stream of a draw of this month that is not an agent's; undefined for expected values. */
  readonly stream: (draw: string) => Stream | undefined;
  /** What an earlier stage recorded or passed on this month. */
  readonly recorded: (name: string) => Expression;
  /** Passes an amount on to later stages without handing it out. */
  readonly pass: (name: string, value: Expression) => void;
  /** Hands out a measure of this month. */
  readonly record: (name: string, value: Expression) => void;
  /** Hands out a part of a measure of this month, in single precision. */
  readonly part: (name: string, value: Expression) => void;
  /** Hands out, month by month, the running total of a flow of money on top of an opening amount. */
  readonly accumulate: (name: string, flow: Expression, opening: Expression) => void;
  /** Hands out, once a trial, the sum of a flow of money over all months. */
  readonly sum: (name: string, flow: Expression) => void;
}

interface StageBase {
  readonly name: string;
}

/** A part of an agent that is kept from month to month; in slots, every slot is met again after as many months. */
export interface AgentState {
  readonly name: string;
  readonly slots?: number;
}

export interface MarketStage extends StageBase {
  readonly space: 'market';
  /** Runs after the stages of segments: totals of what those give are then of this month. */
  readonly late?: boolean;
  readonly applies: (model: Model) => boolean;
  readonly parameters: (model: Model) => readonly TrialParameter[];
  readonly trace: (context: MarketContext, model: Model) => void;
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
  readonly applies: (model: Model) => boolean;
  readonly parameters: (model: Model) => readonly TrialParameter[];
  readonly trace: (context: TrialContext, model: Model) => void;
}

export type Stage = MarketStage | SegmentStage | AgentStage | TrialStage;
