import { isLeft } from 'fp-ts/lib/Either.js';
import type { LoadedScenario } from '../../../scenarios/parse.js';
import { parseScenario } from '../../../scenarios/parse.js';
import type { Runner } from '../../../engine/studies/runner.js';
import { withRunner } from '../../../engine/studies/runner.js';
import { mistakesOf, readerOf } from '../../scenarios/reading.js';

/** A file of a text that leaves out what all texts of studies here have in common; it has no mistakes. */
export const fileOf = (text: string, files: Readonly<Record<string, string>> = {}): LoadedScenario => {
  const whole = `name: A test\ncurrency: EUR\nstart: 2027-01\n${text}`;
  const result = parseScenario(whole, 'a.yaml', readerOf(files));
  if (isLeft(result)) throw new Error(mistakesOf(whole, files).join('\n'));
  return result.right;
};

/** What a study gives with a runner of one thread. @throws Error on what the engine could not answer */
export const studied = async <Result>(work: (runner: Runner) => Promise<Result>): Promise<Result> => {
  const result = await withRunner({ threads: 1 }, work)();
  if (isLeft(result)) throw new Error(`${result.left.kind}: ${result.left.message}`);
  return result.right;
};
