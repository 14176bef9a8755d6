import * as E from 'fp-ts/lib/Either.js';
import * as assert from 'uvu/assert';
import { parseScenario, type LoadedScenario } from '../../../scenarios/parse.js';
import { business, mistakesOf, readerOf } from '../reading.js';

/** A small business over 2027 with uncertain churn and a round of funding, and what it asks of studies; that begins at line 13. */
export const asking = (section: string): string => business(`finance: { opening_cash: 10, funding: [{ at: 2027-06, value: 5 }] }\nretention: { churn: 1% to 4% }\n${section}`);

/** Asserts that each section has these mistakes, each as it reads from its column on: `9 shocks: expected ..., got ... | hint`. */
export const mistaken = (expected: readonly (readonly [section: string, ...mistakes: readonly string[]])[]): void => {
  for (const [section, ...mistakes] of expected)
    assert.equal(mistakesOf(asking(section)), mistakes.map((mistake) => `a.yaml:13:${mistake}`), section);
};

/** The scenario of a text that has no mistakes. */
export const loadedOf = (text: string, files: Readonly<Record<string, string>> = {}): LoadedScenario => {
  const result = parseScenario(text, 'a.yaml', readerOf(files));
  if (E.isLeft(result)) throw new Error(mistakesOf(text, files).join('\n'));
  return result.right;
};
