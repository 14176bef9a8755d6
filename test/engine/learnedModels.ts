import { storedModel } from '../support/storedModels.js';

const rows = (members: number, people: number, value: (member: number, person: number) => number): number[][] =>
  Array.from({ length: members }, (_, member) => Array.from({ length: people }, (__, person) => value(member, person)));

const wave = (member: number, person: number): number => Math.sin(1 + 3 * member + 7 * person);

/** Stored models that know everybody, for any business that names them; their stories begin where all businesses of these tests do. */
export const learnedModels: Readonly<Record<string, string>> = {
  'tastes.json': storedModel('recommender', {
    groups: [
      { name: 'all', items: 9 },
      { name: 'drama', items: 3 },
    ],
    segments: [
      {
        name: '',
        people: 70,
        best: [rows(3, 7, (member, person) => 1 + wave(member, person)), rows(3, 7, (member, person) => 0.8 + wave(member + 5, person))],
        other: [rows(3, 7, (member, person) => 0.2 * wave(member, person)), rows(3, 7, (member, person) => 0.3 * wave(member + 5, person))],
      },
    ],
    shown: [0.2, 0.25, 0.3],
    popular: [0.1, 0.1, 0.12],
    first: 5,
  }),
  'demand.json': storedModel('forecast', {
    every: 'month',
    from: '2026-12',
    base: 100,
    point: rows(4, 36, (member, step) => 1 + 0.3 * wave(member, step)),
    errors: rows(11, 36, (path, step) => Math.exp(0.2 * wave(path, step))),
    method: 'drift',
  }),
  'leavers.json': storedModel('churn', { segments: [{ name: '', people: 60, chance: rows(5, 6, (member, person) => 0.06 + 0.02 * person * (1 + 0.3 * wave(member, person))) }] }),
  'prices.json': storedModel('price', { segments: [{ name: '', people: 60, elasticity: [0.8, 1.5, 2.2] }] }),
  'mood.json': storedModel('sentiment', { persistence: [0.5, 0.8], noise: [0.1, 0.3], start: [-0.5, 0.5] }),
  'losses.json': storedModel('risk', { segments: [{ name: '', people: 60, rate: [0.1, 0.2, 0.3] }] }),
};
