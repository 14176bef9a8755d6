import type { Learning } from '../backend/learning.js';
import type { TrainingContext } from '../context.js';
import { featureTable, type FeatureTable } from '../data/features.js';
import { descentSettings } from '../table/descentSettings.js';
import type { PeopleTable } from '../table/readPeople.js';
import { segmentRows, type ShownSegments } from '../table/segmentRows.js';
import { stratifiedSplit, type Split } from '../table/split.js';
import type { FitRequest } from '../trainer.js';
import { linearEnsemble, type Ensemble } from '../training/ensemble.js';
import { denseInputs, type Inputs } from '../training/inputs.js';
import { everyRow, scoresOf, type LinearModel } from '../training/linearModel.js';

/** A table of contracts split and made into features. */
export interface RiskTable extends PeopleTable {
  readonly split: Split;
  readonly features: FeatureTable;
  readonly inputs: Inputs;
  /** [row] share of what was exposed that was lost, 0 to 1. */
  readonly losses: Float64Array;
  readonly shown: ShownSegments;
}

/** Expected losses. */
export interface LearnedRisk {
  readonly ensemble: Ensemble;
  /** Mean loss of the training rows: what is expected of everybody without features. */
  readonly base: number;
  /** [row of `split.test`] expected loss by the fit, and the same kept within 0 to 1, as one contract's must be. */
  readonly straight: Float64Array;
  readonly held: Float64Array;
  /** Expectations of the fit, over all rows, that were outside 0 to 1 and were moved to its nearer end. */
  readonly clipped: number;
  /**
   * By segment: its rows, their mean expectation by the fit, and by every member `[member]`. A straight line through shares is right on average only
   * with what it says below 0, so the mean is taken of all as they are.
   */
  readonly segments: readonly { readonly name: string; readonly people: number; readonly rate: number; readonly members: readonly number[] }[];
}

/** 60 % of the contracts for training, 20 % to say when to stop, 20 % held out. */
export const riskTable = (table: PeopleTable, { seed, smallestCell }: TrainingContext): RiskTable => {
  const losses = table.data.numbers.get('loss') ?? new Float64Array(0);
  // Most contracts lose nothing: every part gets its share of those that do.
  const split = stratifiedSplit(Int32Array.from(losses, (loss) => (loss > 0 ? 1 : 0)), { validation: 0.2, test: 0.2 }, seed);
  const features = featureTable(table.data, table.columns, { training: split.training, smallestCell });
  const shown = segmentRows(table.segments, everyRow(table.data.used), smallestCell);
  return { ...table, split, features, inputs: denseInputs(features.values, features.features.length), losses, shown };
};

/** Learns expected losses by least squares; training rows give them, validation rows stop it. */
export const learnRisk = async (learning: Learning, { split, inputs, losses, shown }: RiskTable, request: FitRequest, context: TrainingContext): Promise<LearnedRisk> => {
  const { seed, members, signal, onProgress } = context;
  const ensemble = await linearEnsemble(learning, {
    inputs,
    target: Float32Array.from(losses),
    training: split.training,
    validation: split.validation,
    members,
    ...descentSettings(request, inputs.width),
    seed: `${seed} risk`,
    signal,
    onEpoch: (epoch, epochs) => onProgress('learning expected losses', epoch, epochs),
  });
  const expected = scoresOf(ensemble.fit, inputs, everyRow(inputs.rows));
  const rateOf = (model: LinearModel, rows: Int32Array): number => withinShare(scoresOf(model, inputs, rows).reduce((sum, rate) => sum + rate, 0) / rows.length);
  return {
    ensemble,
    base: split.training.reduce((sum, row) => sum + losses[row], 0) / split.training.length,
    straight: Float64Array.from(split.test, (row) => expected[row]),
    held: Float64Array.from(split.test, (row) => withinShare(expected[row])),
    clipped: expected.filter((value) => value !== withinShare(value)).length,
    segments: shown.shown.map(({ name, rows }) => ({
      name,
      people: rows.length,
      rate: rateOf(ensemble.fit, rows),
      members: ensemble.members.map((member) => rateOf(member, rows)),
    })),
  };
};

const withinShare = (value: number): number => Math.min(1, Math.max(0, value));
