import type { Story } from '../../../models/data/actuals.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import { measureNames, optionalMeasureNames } from '../../summary.js';
import { stepLabels } from '../../time.js';

/** What figures of a scenario's measures are laid over. */
export function storyOf(scenario: Scenario): Story {
  return { labels: stepLabels(scenario), step: scenario.step, measures: [...measureNames, ...optionalMeasureNames] };
}
