import * as E from 'fp-ts/lib/Either.js';
import type { TrainingContext } from '../../../models/context.js';
import type { Fit } from '../../../models/fit.js';
import { forecastTrainer } from '../../../models/forecast/forecastTrainer.js';
import type { FitRequest } from '../../../models/trainer.js';
import { told } from '../data/reading.js';
import { openPlain } from './tensors.js';

/** Settings of a quick fit. */
export const settings = { ahead: 12, paths: 100, epochs: 60 };

/** The fit that a request must give, on the plain backend. */
export const mustFit = async (request: FitRequest, context: TrainingContext): Promise<Fit> => {
  const fitted = await forecastTrainer.fit(request, context, openPlain)();
  if (E.isRight(fitted)) return fitted.right;
  throw new Error(fitted.left.map(told).join('\n'));
};
