import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Fit } from '../models/fit.js';
import type { FitKind } from '../scenarios/trainingRules.js';
import type { Api } from './api.js';
import { type Failure, faultOf } from './failure.js';
import { type FileContent, writeTogether } from './files.js';

/** Where what a fit gave is to be found. */
export interface FitFiles {
  /** Undefined where the kind gives no model, only values to paste. */
  readonly model: string | undefined;
  readonly card: string;
  readonly page: string;
  readonly weights: readonly string[];
}

/** Everything of a fit as the content of files; Vega is read from disk here and not before. */
const draw = async (kind: FitKind, fit: Fit, stem: string, api: Api): Promise<{ readonly contents: readonly FileContent[]; readonly files: FitFiles }> => {
  const { fitCharts } = await import('../reports/learning/charts.js');
  const { entriesOf } = await import('../reports/named.js');
  const { toSvgs } = await import('../reports/svg.js');
  const { fitPage } = await import('../reports/learning/page.js');
  const { modelText } = await import('../models/store/modelText.js');
  const specs = fitCharts(fit.report.charts);
  const svgs = await toSvgs(specs);
  const weights = fit.weights === undefined ? [] : await api.weightFiles(`${stem}.weights.json`, fit.weights);
  const files: FitFiles = {
    model: fit.model === undefined ? undefined : `${stem}.model.json`,
    card: `${stem}.card.json`,
    page: `${stem}.html`,
    weights: weights.map(({ path }) => path),
  };
  const contents: FileContent[] = [
    ...entriesOf(specs).map(([chart, spec]) => ({ path: `${stem}.${chart}.vl.json`, content: `${JSON.stringify(spec, null, 2)}\n` })),
    ...entriesOf(svgs).map(([chart, svg]) => ({ path: `${stem}.${chart}.svg`, content: svg })),
    ...weights,
    { path: files.card, content: `${JSON.stringify(fit.card, null, 2)}\n` },
    { path: `${stem}.card.md`, content: await api.cardMarkdown(fit.card) },
    { path: files.page, content: fitPage(kind, fit, svgs) },
    ...(fit.model === undefined || files.model === undefined ? [] : [{ path: files.model, content: modelText(fit.model) }]),
  ];
  return { contents, files };
};

/**
 * Writes a fit: its model, card, page, charts and weights, all or none of them.
 * @param stem path of the files without their endings; its folder is there
 */
export const writeFit = (kind: FitKind, fit: Fit, stem: string, api: Api): TE.TaskEither<Failure, FitFiles> =>
  pipe(
    TE.tryCatch(() => draw(kind, fit, stem, api), faultOf),
    TE.chainFirst(({ contents }) => writeTogether(contents)),
    TE.map(({ files }) => files),
  );
