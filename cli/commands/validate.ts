import * as E from 'fp-ts/lib/Either.js';
import type { Scenario } from '../../scenarios/scenario.js';
import type { Studies } from '../../scenarios/studies/studies.js';
import { list, plural } from '../../reports/numbers.js';
import type { Api } from '../api.js';
import { exitCodes } from '../failure.js';
import type { Io } from '../io.js';
import { readAll, showMistakes, type Loading } from '../loadAll.js';

/** Checks scenario files, with every stress and alternative in them, and says of each good one what it asks; every mistake of every other one on stderr. */
export const validate = async (files: readonly string[], api: Api, io: Io): Promise<number> => {
  const { checkVariants } = await import('../../scenarios/studies/checkVariants.js');
  const loadings = (await readAll(files, api)()).map(({ file, result }): Loading => {
    const wrong = E.isRight(result) ? checkVariants(result.right) : [];
    return { file, result: wrong.length > 0 ? E.left(wrong) : result };
  });
  for (const { file, result } of loadings)
    if (E.isRight(result)) io.out.write(`${file}: fine (${result.right.scenario.name}: ${asked(result.right)})\n`);
  showMistakes(loadings, api, io);
  return loadings.every(({ result }) => E.isRight(result)) ? exitCodes.fine : exitCodes.user;
};

/** What there is to simulate, then what there is to study. */
const asked = ({ scenario, studies }: { readonly scenario: Scenario; readonly studies: Studies }): string => {
  const { months, trials, segments, plans, invariants } = scenario;
  const { shocks, stresses, decisions, optimisation } = studies;
  const studied = [
    ...counted(invariants, 'invariant'),
    ...counted(shocks, 'input to shock', 'inputs to shock'),
    ...counted(stresses, 'stress', 'stresses'),
    ...counted(decisions, 'decision'),
    ...counted(optimisation?.over ?? [], 'input to optimise', 'inputs to optimise'),
  ];
  const size = list([plural(months, 'month'), plural(trials, 'trial'), plural(segments.length, 'segment'), plural(plans.length, 'plan')]);
  return studied.length === 0 ? size : `${size}; ${list(studied)}`;
};

const counted = (items: readonly unknown[], one: string, several?: string): readonly string[] => (items.length === 0 ? [] : [plural(items.length, one, several)]);
