import type { Summary } from '../engine/summary.js';
import { randomnessOf } from './findings.js';
import { count, plural } from './numbers.js';

/** `simd on 2 threads (WebAssembly SIMD); not a faster one: webgpu: no adapter answered`. */
export const backendLine = ({ backend }: Pick<Summary, 'backend'>): string => {
  const { name, executor, threads, fallbackReason } = backend;
  const why = fallbackReason === null ? '' : `; not a faster one: ${fallbackReason}`;
  return `${name} on ${plural(threads, 'thread')} (${executor})${why}`;
};

/** `0.8 s`, `2 min 5 s`. */
export const duration = (milliseconds: number): string => {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
};

const trialsOf = (summary: Summary): string => {
  const { expected, trials } = summary.scenario;
  if (!expected) return count(trials);
  return randomnessOf(summary) === 'none' ? 'none: expected values' : `${count(trials)}, each with expected values`;
};

/** Everything needed to run the same question again and get the same numbers. */
export const provenance = (summary: Summary): readonly { readonly name: string; readonly text: string }[] => {
  const { scenario, versions, durationMs } = summary;
  return [
    { name: 'Scenario hash', text: `SHA-256 ${scenario.hash}` },
    { name: 'Seed', text: scenario.seed },
    { name: 'Trials', text: trialsOf(summary) },
    { name: 'Versions', text: `Bellwether ${versions.bellwether}, Node.js ${versions.node}, summary format ${summary.version}` },
    { name: 'Backend', text: backendLine(summary) },
    { name: 'Duration', text: duration(durationMs) },
  ];
};
