import type { Learning } from '../backend/learning.js';
import type { TrainingContext } from '../context.js';
import { featureTable, type FeatureTable } from '../data/features.js';
import type { PeopleTable } from '../table/readPeople.js';
import { descentSettings } from '../table/descentSettings.js';
import { stratifiedSplit, type Split } from '../table/split.js';
import type { FitRequest } from '../trainer.js';
import { logisticEnsemble, type Ensemble } from '../training/ensemble.js';
import { denseInputs, type Inputs } from '../training/inputs.js';
import { everyRow, logistic, scoresOf, type LinearModel } from '../training/linearModel.js';
import { recalibrate, type Recalibration } from '../training/recalibrate.js';

/** A customer table split and made into features. */
export interface ChurnTable extends PeopleTable {
  readonly split: Split;
  readonly features: FeatureTable;
  readonly inputs: Inputs;
  /** [row] 1: left within the period. */
  readonly labels: Uint8Array;
}

/** What was learned about who leaves. */
export interface LearnedChurn {
  /** As it is stored: recalibrated, where that was needed. */
  readonly ensemble: Ensemble;
  readonly applied: Recalibration['applied'];
  /** Share of customers of the training rows who left. */
  readonly base: number;
  /** [row of `split.test`] chance of leaving within the period, by the fit. */
  readonly held: Float64Array;
  /** [member][row] chance of leaving within the period. */
  readonly chances: readonly Float64Array[];
}

/** 60 % of the customers for training, 20 % to say when to stop, 20 % held out, within each class. */
export const churnTable = (table: PeopleTable, { seed, smallestCell }: TrainingContext): ChurnTable => {
  const labels = table.data.flags.get('churned') ?? new Uint8Array(0);
  const split = stratifiedSplit(labels, { validation: 0.2, test: 0.2 }, seed);
  const features = featureTable(table.data, table.columns, { training: split.training, smallestCell });
  return { ...table, split, features, inputs: denseInputs(features.values, features.features.length), labels };
};

/** Learns chances of leaving from training rows, stops by validation rows, corrects the chances by them where they are off. */
export const learnChurn = async (learning: Learning, { split, inputs, labels }: ChurnTable, request: FitRequest, context: TrainingContext): Promise<LearnedChurn> => {
  const { seed, members, signal, onProgress } = context;
  const learned = await logisticEnsemble(
    learning,
    {
      inputs,
      target: Float32Array.from(labels),
      training: split.training,
      validation: split.validation,
      members,
      ...descentSettings(request, inputs.width),
      seed: `${seed} churn`,
      signal,
      onEpoch: (epoch, epochs) => onProgress('learning who leaves', epoch, epochs),
    },
    request.settings['balance'] === 'yes',
  );
  const labelsOf = (rows: Int32Array): Uint8Array => Uint8Array.from(rows, (row) => labels[row]);
  const { ensemble, applied } = recalibrate(learned, scoresOf(learned.fit, inputs, split.validation), labelsOf(split.validation));
  const chancesOf = (model: LinearModel, rows: Int32Array): Float64Array => scoresOf(model, inputs, rows).map(logistic);
  const all = everyRow(inputs.rows);
  return {
    ensemble,
    applied,
    base: split.training.reduce((sum, row) => sum + labels[row], 0) / split.training.length,
    held: chancesOf(ensemble.fit, split.test),
    chances: ensemble.members.map((member) => chancesOf(member, all)),
  };
};
