import type { Ensemble } from '../training/ensemble.js';

/** A loss that fell by more than this part of it in the last tenth of the epochs was still on its way. */
const stillFalling = 1e-3;

/** What a reader has to know of how training ended; nothing where it ended as it should. */
export const courseText = ({ ended, curve }: Pick<Ensemble, 'ended' | 'curve'>): readonly string[] => {
  if (ended === 'signal') return ['Training was stopped early; the best weights so far were kept.'];
  if (ended === 'diverged') return ['The loss left all bounds, and the best weights before that were kept: take a smaller learning rate.'];
  const last = curve.at(-1);
  const before = curve.at(-Math.ceil(curve.length / 10) - 1);
  const falls = ended === 'epochs' && (last === undefined || before === undefined || before.validation - last.validation > stillFalling * Math.abs(last.validation));
  return falls ? ['The loss was still falling when the epochs ran out: more epochs may do better.'] : [];
};
