import type { Actuals } from '../../../models/data/actuals.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import { inputsOf } from '../../../scenarios/studies/inputs.js';
import { outputName } from '../../names.js';
import { InvalidRequest } from '../../request.js';
import { columnsByStep, hasOutput } from '../../summarise/columnsOfRun.js';
import { measuresOf } from '../../summarise/measures.js';
import { stepLabels } from '../../time.js';
import { journalOf } from '../journal.js';
import { provenanceOf } from '../provenance.js';
import type { StudyTools } from '../studyTools.js';
import { inputShifts } from './inputs/inputShifts.js';
import { backtestOf } from './measureBacktest.js';
import type { BacktestResult } from './result.js';

/** Fewest trials whose spread is compared with anything. */
const leastTrials = 100;

/**
 * How the forecast of a scenario did against what really happened, and which uncertain input the actual figures say was mistaken most.
 * @throws InvalidRequest where the scenario has no spread to judge, or lacks a measure
 * @throws what the runner throws
 */
export async function backtest(loaded: LoadedScenario, actuals: Actuals, { runner }: StudyTools): Promise<BacktestResult> {
  const { scenario } = loaded;
  const begun = performance.now();
  if (scenario.expected) throw new InvalidRequest('a backtest judges a range of futures, luck included, and `expected: true` leaves luck out: take it out of the scenario');
  if (scenario.trials < leastTrials) throw new InvalidRequest(`a backtest needs ${leastTrials} trials or more, and the scenario has ${scenario.trials}`);
  const trials = await runner.run(scenario, { summary: true });
  const lacking = actuals.measures.filter(({ name }) => !hasOutput(trials, outputName.measure(name)));
  if (lacking.length > 0) throw new InvalidRequest(`the scenario has no ${lacking.map(({ name }) => name).join(', ')}: take ${lacking.map(({ column }) => column).join(', ')} out of ${actuals.file}`);
  const labels = stepLabels(scenario);
  const statistics = measuresOf(trials);
  const columns = actuals.measures.map(({ name }) => columnsByStep(trials, outputName.measure(name)));
  return {
    kind: 'backtest',
    version: 1,
    complete: true,
    scenario: {
      name: scenario.name,
      ...(scenario.about === undefined ? {} : { about: scenario.about }),
      currency: scenario.currency,
      step: scenario.step,
      months: scenario.months,
    },
    actuals: { file: actuals.file, sha256: actuals.sha256, ignored: actuals.ignored },
    measures: actuals.measures.map((measure, position) => backtestOf(measure, columns[position], statistics[measure.name], labels)),
    inputs: inputShifts(trials, inputsOf(loaded), actuals.measures, columns),
    backend: trials.backend,
    provenance: provenanceOf([scenario], runner, journalOf(), begun),
  };
}
