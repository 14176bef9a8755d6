import { basename, extname, join } from 'node:path';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Summary } from '../engine/summary.js';
import { type Failure, faultOf } from './failure.js';
import { writeWhole } from './files.js';
import type { LoadedFile } from './loadAll.js';

/** `plan` of `plans/plan.yaml`: what the files of its report begin with. */
export const reportName = (file: string): string => basename(file, extname(file));

interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Draws everything in memory; Vega is read from disk here and not before. */
const draw = async ({ file, sources }: LoadedFile, summary: Summary): Promise<readonly NamedText[]> => {
  const { chartsOf } = await import('../reports/charts.js');
  const { entriesOf } = await import('../reports/named.js');
  const { toSvgs } = await import('../reports/svg.js');
  const { htmlReport } = await import('../reports/html.js');
  const specs = chartsOf(summary);
  const svgs = await toSvgs(specs);
  const name = reportName(file);
  return [
    { name: `${name}.summary.json`, text: `${JSON.stringify(summary, null, 2)}\n` },
    ...entriesOf(specs).map(([chart, spec]) => ({ name: `${name}.${chart}.vl.json`, text: `${JSON.stringify(spec, null, 2)}\n` })),
    ...entriesOf(svgs).map(([chart, svg]) => ({ name: `${name}.${chart}.svg`, text: svg })),
    { name: `${name}.html`, text: htmlReport(summary, sources, svgs) },
  ];
};

/** Writes the report of a run, its charts and its summary into a folder that is there; the path of the report. */
export const writeReport = (loaded: LoadedFile, summary: Summary, folder: string): TE.TaskEither<Failure, string> =>
  pipe(
    TE.tryCatch(() => draw(loaded, summary), faultOf),
    TE.chain(TE.traverseSeqArray(({ name, text }) => writeWhole(join(folder, name), text))),
    TE.map(() => join(folder, `${reportName(loaded.file)}.html`)),
  );
