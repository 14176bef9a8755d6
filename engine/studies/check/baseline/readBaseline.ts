import * as E from 'fp-ts/lib/Either.js';
import { z } from 'zod';
import { parseFigure } from '../../../../scenarios/figures/parseFigure.js';
import { vocabularyOf } from '../../../../scenarios/figures/vocabulary.js';
import { SummarySchema, type Summary } from '../../../summary.js';
import { FigureValueSchema } from '../../figures/invariantCheck.js';
import type { Baseline, BaselinePlan } from './baseline.js';
import { figureOfSummary } from './figureOfSummary.js';

/** What of a former check is read. */
const FormerCheckSchema = z.object({
  kind: z.literal('check'),
  version: z.literal(1),
  files: z.array(
    z.object({
      scenario: z.object({ name: z.string(), hash: z.string(), seed: z.string(), trials: z.number(), months: z.number(), currency: z.string() }),
      invariants: z.array(z.object({ text: z.string() })),
      figures: z.array(z.object({ text: z.string(), value: FigureValueSchema, groups: z.array(z.number()).nullable() })),
    }),
  ),
  provenance: z.object({ versions: z.object({ bellwether: z.string() }) }),
});
type FormerCheck = z.infer<typeof FormerCheckSchema>;

/** Reads what `run --json` or `check --json` wrote. Left: what was expected, in words. */
export function readBaseline(text: string): E.Either<string, Baseline> {
  const expected = 'expected the JSON that `bellwether check --json` or `bellwether run --json` writes';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return E.left(`${expected}, got something that is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const check = FormerCheckSchema.safeParse(json);
  if (check.success) return E.right(plansOfCheck(check.data));
  const summaries = z.array(SummarySchema).safeParse(Array.isArray(json) ? json : [json]);
  return summaries.success ? E.right(summaries.data.map(planOfSummary)) : E.left(expected);
}

function plansOfCheck({ files, provenance: { versions } }: FormerCheck): BaselinePlan[] {
  return files.map(({ scenario, invariants, figures }) => {
    const byText = new Map(figures.map((figure) => [figure.text, figure]));
    return { ...scenario, bellwether: versions.bellwether, invariants: invariants.map(({ text }) => text), figure: (text) => byText.get(text) };
  });
}

function planOfSummary(summary: Summary): BaselinePlan {
  const { name, hash, seed, trials, months, currency } = summary.scenario;
  return {
    ...{ name, hash, seed, trials, months, currency },
    invariants: (summary.invariants ?? []).map(({ text: stated }) => stated),
    bellwether: summary.versions.bellwether,
    figure: (text, asked) => {
      const figure = parseFigure(text, vocabularyOf(asked));
      const value = E.isRight(figure) ? figureOfSummary(figure.right, summary) : undefined;
      return value === undefined ? undefined : { value, groups: null };
    },
  };
}
