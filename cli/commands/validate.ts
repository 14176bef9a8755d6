import * as E from 'fp-ts/lib/Either.js';
import { list, plural } from '../../reports/numbers.js';
import type { Api } from '../api.js';
import { exitCodes } from '../failure.js';
import type { Io } from '../io.js';
import { readAll, showMistakes } from '../loadAll.js';

/** Checks scenario files and says of each good one what it asks; every mistake of every other one on stderr. */
export const validate = async (files: readonly string[], api: Api, io: Io): Promise<number> => {
  const loadings = await readAll(files, api)();
  for (const { file, result } of loadings) {
    if (E.isLeft(result)) continue;
    const { name, months, trials, segments, plans } = result.right.scenario;
    const size = list([plural(months, 'month'), plural(trials, 'trial'), plural(segments.length, 'segment'), plural(plans.length, 'plan')]);
    io.out.write(`${file}: fine (${name}: ${size})\n`);
  }
  showMistakes(loadings, api, io);
  return loadings.every(({ result }) => E.isRight(result)) ? exitCodes.fine : exitCodes.user;
};
