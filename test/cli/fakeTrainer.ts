import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Trainer } from '../../models/trainer.js';
import type { FitKind } from '../../scenarios/trainingRules.js';
import { fitOf } from '../reports/learning/fits.js';

/** A trainer that trains nothing: it reports ten epochs and gives a fit that was made by hand; files named `bad...` have a mistake. */
export const fakeTrainer = (kind: FitKind): Trainer => ({
  kind,
  fit: ({ data }, { onProgress }) => {
    for (let epoch = 1; epoch <= 10; epoch++) onProgress('member 1', epoch, 10);
    const wrong = { file: data, line: 4, column: 2, path: 'tenure', message: 'a number', found: 'long' };
    return /(^|\/)bad/.test(data) ? TE.left([wrong, { ...wrong, line: 5 }]) : TE.right(fitOf(kind));
  },
});
