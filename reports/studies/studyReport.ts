import type { Attribution } from '../../engine/studies/attribute/attribution.js';
import type { BacktestResult } from '../../engine/studies/backtest/result.js';
import type { CheckResult } from '../../engine/studies/check/result.js';
import type { Comparison } from '../../engine/studies/compare/comparison.js';
import type { OptimisationResult } from '../../engine/studies/optimise/result.js';
import type { SensitivityResult } from '../../engine/studies/sensitivity/result.js';
import type { StressResult } from '../../engine/studies/stress/result.js';
import type { VegaLiteSpec } from '../theme.js';
import { attributionCharts } from './attribute/charts.js';
import { attributionDocument } from './attribute/document.js';
import { backtestCharts } from './backtest/charts.js';
import { backtestDocument } from './backtest/document.js';
import { checkCharts } from './check/charts.js';
import { checkDocument } from './check/document.js';
import { comparisonCharts } from './compare/charts.js';
import { comparisonDocument } from './compare/document.js';
import { optimisationCharts } from './optimise/charts.js';
import { optimisationDocument } from './optimise/document.js';
import { sensitivityCharts } from './sensitivity/charts.js';
import { sensitivityDocument } from './sensitivity/document.js';
import { stressCharts } from './stress/charts.js';
import { stressDocument } from './stress/document.js';
import type { StudyDocument } from './studyDocument.js';

/** What a study gives. */
export type StudyResult = Comparison | Attribution | SensitivityResult | OptimisationResult | StressResult | CheckResult | BacktestResult;

/** A study for readers: its sentences and tables (`studyText` for a terminal, `studyPage` for a page), and its charts by name. */
export interface StudyReport {
  readonly document: StudyDocument;
  readonly charts: Readonly<Record<string, VegaLiteSpec>>;
}

/** The report of what a study gave. */
export const studyReport = (result: StudyResult): StudyReport => {
  switch (result.kind) {
    case 'compare':
      return { document: comparisonDocument(result), charts: comparisonCharts(result) };
    case 'attribute':
      return { document: attributionDocument(result), charts: attributionCharts(result) };
    case 'sensitivity':
      return { document: sensitivityDocument(result), charts: sensitivityCharts(result) };
    case 'optimise':
      return { document: optimisationDocument(result), charts: optimisationCharts(result) };
    case 'stress':
      return { document: stressDocument(result, (path) => `bellwether stress FILE --replay ${path}`), charts: stressCharts(result) };
    case 'check':
      return { document: checkDocument(result), charts: checkCharts(result) };
    case 'backtest':
      return { document: backtestDocument(result), charts: backtestCharts(result) };
    default:
      return result satisfies never;
  }
};
