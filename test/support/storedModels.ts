import type { Card, ModelKind, StoredModel, TablesOf } from '../../scenarios/storedModel.js';

/** A card of a model that was trained on nothing, for tests of what models do. */
export const cardOf = (title: string): Card => ({
  title,
  data: { file: 'data.csv', sha256: '0'.repeat(64), rows: 100, used: 98, dropped: [{ reason: 'no label', rows: 2 }], columns: { user: 'id' }, licence: null },
  trained: { date: '2026-11-01', seed: 'seed', backend: 'by hand', bellwether: '0.3.0', settings: { epochs: 10 } },
  split: 'none',
  metrics: [{ name: 'AUC', value: 0.8, se: 0.01, baseline: { name: 'everybody the same', value: 0.5 }, better: 'higher' }],
  segments: [],
  privacy: { identifiers: 'dropped', smallestCell: 10, epsilon: null },
  limits: ['Made by hand.'],
});

/** The text of a stored model with given tables. */
export const storedModel = <Kind extends ModelKind>(kind: Kind, tables: TablesOf<Kind>, card = cardOf(`A ${kind} by hand`)): string => {
  const model = { format: 'bellwether model', version: 1, kind, card, tables };
  return JSON.stringify(model satisfies { readonly kind: StoredModel['kind'] });
};
