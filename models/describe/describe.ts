import type { StoredModel } from '../../scenarios/storedModel.js';
import type { FitReport } from '../fit.js';
import { describeChurn } from './churn.js';
import { describeForecast } from './forecast.js';
import { describePrice } from './price.js';
import { describeRecommender } from './recommender.js';
import { describeRisk } from './risk.js';
import { describeSentiment } from './sentiment.js';

/** What a stored model will do to agents, in words and numbers. */
export const describe = (model: StoredModel): FitReport => {
  switch (model.kind) {
    case 'recommender':
      return describeRecommender(model.tables);
    case 'forecast':
      return describeForecast(model.tables);
    case 'churn':
      return describeChurn(model.tables);
    case 'price':
      return describePrice(model.tables);
    case 'sentiment':
      return describeSentiment(model.tables);
    case 'risk':
      return describeRisk(model.tables);
  }
};
