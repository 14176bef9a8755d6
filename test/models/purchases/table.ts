import { isLeft, type Either } from 'fp-ts/lib/Either.js';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDiagnostic, type Diagnostic } from '../../../scenarios/diagnostic.js';
import { temporaryFolder } from '../../support/temporary.js';

const folder = temporaryFolder();
let files = 0;

/** A file with this text. */
export const fileOf = (text: string): string => {
  const path = join(folder, `table${files++}.csv`);
  writeFileSync(path, text);
  return path;
};

/** The mistakes of a result, a line each without the name of the file, hints after ` | `; none where there is a result. */
export const mistakesOf = (result: Either<readonly Diagnostic[], unknown>): string[] =>
  isLeft(result)
    ? result.left.map((diagnostic) => formatDiagnostic(diagnostic, { color: false, frame: false }).replace(`${diagnostic.file}:`, '').replace('\n  hint: ', ' | '))
    : [];

/** What a result holds. @throws Error with its mistakes */
export const rightOf = <Result>(result: Either<readonly Diagnostic[], Result>): Result => {
  if (isLeft(result)) throw new Error(mistakesOf(result).join('\n'));
  return result.right;
};

/** For fits that need no TensorFlow.js. */
export const noLearning = (): Promise<never> => Promise.reject(new Error('TensorFlow.js was opened'));
