/**
 * Bellwether as a library. The data flow is one line: text -> Scenario -> Trials -> Summary -> report.
 *
 * - `loadScenario`, `parseScenario`: a file or a text becomes a checked `Scenario`, or every error in it at once.
 * - `simulate`: a scenario becomes `Trials`, on the best backend of this machine.
 * - `summarise`: trials become a `Summary`, plain JSON. `run` is the two together.
 * - `chartsOf`, `toSvg`, `toPng`, `htmlReport`: a summary becomes charts, pictures and a document.
 * - `learn`: a file of records becomes a model with its card and report; `modelText`, `readModel`: a stored model at rest; `describe`: what it does to agents.
 * - `compare`, `attribute`, `sensitivity`, `optimise`, `stress`, `check`, `backtest`: many runs for one answer, plain JSON; `studyReport`, `studyText`, `studyPage`:
 *   the answer for readers. `parseFigure`, `parseRequirement`, `estimateFigure`, `judge`: the language of figures. `shocksOf`, `applied`, `variantsOf`, `withRunner`: for
 *   properties of a plan in tests of your own.
 * - `netPresentValue`, `internalRateOfReturn`, `xirr`: what a spreadsheet would say, for flows of your own.
 */
export { loadScenario } from './scenarios/load.js';
export { parseScenario, type LoadedScenario } from './scenarios/parse.js';
export { formatDiagnostic, type Diagnostic } from './scenarios/diagnostic.js';
export { scenarioJsonSchema } from './scenarios/jsonSchema.js';
export { hashScenario } from './scenarios/hash.js';
export type * from './scenarios/scenario.js';
export { compile, type Compiled } from './engine/compile.js';
export { simulate, type SimulateOptions } from './engine/simulate.js';
export { summarise } from './engine/summarise.js';
export { run } from './engine/run.js';
export type { Trials } from './engine/trials.js';
export type { EngineError } from './engine/error.js';
export { listBackends } from './engine/backends/choose.js';
export { SummarySchema, measureNames, type Measure, type MeasureName, type Summary, type Total } from './engine/summary.js';
export { summaryJsonSchema } from './engine/summarySchema.js';
export { netPresentValue } from './engine/finance/netPresentValue.js';
export { internalRateOfReturn, internalRatesOfReturn, type NoSingleRate } from './engine/finance/internalRate.js';
export { xirr, type DatedFlow } from './engine/finance/datedRate.js';
export { describeKernels, describeTables } from './engine/describe.js';
export { chartsOf } from './reports/charts.js';
export { toSvg } from './reports/svg.js';
export { toPng } from './reports/png.js';
export { htmlReport } from './reports/html.js';
export { learn, type LearnError, type LearnOptions } from './models/learn.js';
export type { Fit, FitReport } from './models/fit.js';
export { cardMarkdown } from './models/card/cardMarkdown.js';
export { describe } from './models/describe/describe.js';
export { modelText } from './models/store/modelText.js';
export { readModel } from './models/store/readModel.js';
export { loadWeights } from './models/weights/loadWeights.js';
export { saveWeights } from './models/weights/saveWeights.js';
export type { Card, ModelKind, StoredModel } from './scenarios/storedModel.js';
export { fitCharts } from './reports/learning/charts.js';
export { fitPage } from './reports/learning/page.js';
export { attribute, backtest, check, compare, optimise, replayStress, sensitivity, stress } from './engine/studies/tasks.js';
export type { StudyTerms } from './engine/studies/asTask.js';
export { journalOf, readJournal, type Journal } from './engine/studies/journal.js';
export { readBaseline } from './engine/studies/check/baseline/readBaseline.js';
export { storyOf } from './engine/studies/backtest/story.js';
export { readActuals } from './models/data/readActuals.js';
export { parseFigure } from './scenarios/figures/parseFigure.js';
export { parseRequirement } from './scenarios/figures/parseRequirement.js';
export { vocabularyOf } from './scenarios/figures/vocabulary.js';
export type { Figure, Requirement } from './scenarios/figures/figure.js';
export { estimateFigure } from './engine/studies/figures/estimateFigure.js';
export { estimated } from './engine/studies/estimate.js';
export { judge, type Judgement } from './engine/studies/figures/judge.js';
export { withRunner, type Runner, type StudyOptions, type Wanted } from './engine/studies/runner.js';
export { applied, shocksOf, variantsOf, type WantedShocks } from './engine/studies/stress/properties.js';
export type { Attribution } from './engine/studies/attribute/attribution.js';
export type { BacktestResult } from './engine/studies/backtest/result.js';
export type { CheckResult } from './engine/studies/check/result.js';
export type { Comparison } from './engine/studies/compare/comparison.js';
export type { OptimisationResult } from './engine/studies/optimise/result.js';
export type { SensitivityResult } from './engine/studies/sensitivity/result.js';
export type { ReplayResult, Shock, StressResult } from './engine/studies/stress/result.js';
export { studyReport, type StudyReport, type StudyResult } from './reports/studies/studyReport.js';
export { studyPage } from './reports/studies/studyPage.js';
export { studyText } from './reports/studies/studyText.js';
