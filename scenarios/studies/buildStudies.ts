import type { Draft } from '../draft.js';
import type { Studies } from './studies.js';

/** What a file that has been found free of faults asks of studies. */
export const studiesOf = (_draft: Draft): Studies => ({ shocks: [], stresses: [], decisions: [] });
