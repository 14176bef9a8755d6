import { diagnoseAt } from '../../scenarios/diagnostic.js';
import type { Diagnostic } from '../../scenarios/diagnostic.js';
import type { TrainingContext } from '../context.js';

/** Noise for differential privacy is asked of a fit that has no counts to add it to. */
export const refuseEpsilon = (file: string, { epsilon }: TrainingContext): readonly Diagnostic[] =>
  epsilon === null
    ? []
    : [diagnoseAt(file, { line: 1, column: 1 }, '', { expected: 'a fit of counts for noise with an epsilon', found: 'a model of rows, which is not private in that sense', hint: 'leave epsilon out' })];
