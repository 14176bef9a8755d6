import type { StudyProvenance } from '../../engine/studies/provenance.js';
import { count, plural } from '../numbers.js';
import { duration } from '../provenance.js';
import type { StudyDocument } from './studyDocument.js';

/** `10,000 trials a run, seed board-2026-q4; 26 runs, 1 compiled, in 24 s`: kernels are made once for all runs that differ in numbers alone. */
export const studyBasis = ({ trials, seed, runs, compiled, durationMs }: StudyProvenance): string =>
  `${plural(trials, 'trial')} a run, seed ${seed}; ${plural(runs, 'run')}, ${count(compiled)} compiled, in ${duration(durationMs)}`;

/** Everything needed to have the same numbers come out again. */
export const studyProvenance = ({ scenarios, seed, trials, runs, simulatedTrials, compiled, recalled, versions, durationMs }: StudyProvenance): StudyDocument['provenance'] => [
  ...scenarios.map(({ name, hash }) => ({ name, text: `SHA-256 ${hash}` })),
  { name: 'Seed', text: seed },
  { name: 'Trials', text: `${count(trials)} a run, ${count(simulatedTrials)} in ${plural(runs, 'run')}` },
  { name: 'Kernels', text: `made ${plural(compiled, 'time')}; the other runs filled tables anew` },
  ...(recalled === 0 ? [] : [{ name: 'Recalled', text: `${plural(recalled, 'answer')} of a study that was stopped before` }]),
  { name: 'Versions', text: `Bellwether ${versions.bellwether}, Node.js ${versions.node}` },
  { name: 'Duration', text: duration(durationMs) },
];
