import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hashSettings, type AskedTraining } from '../../../models/card/hashSettings.js';

const asked: AskedTraining = { kind: 'churn', columns: { churned: 'Churn', features: ['a', 'b'] }, settings: { epochs: 200, penalty: 0.001 }, seed: '7', members: 20 };

test('the order of keys does not matter, and nothing but what decides a training counts', () => {
  const again = { seed: '7', settings: { penalty: 0.001, epochs: 200 }, members: 20, columns: { features: ['a', 'b'], churned: 'Churn' }, kind: 'churn', date: 'today' } as const;
  assert.is(hashSettings(again), hashSettings(asked));
  assert.match(hashSettings(asked), /^[0-9a-f]{64}$/);
});

test('everything that decides a training changes the hash', () => {
  const others: AskedTraining[] = [
    { ...asked, kind: 'risk' },
    { ...asked, columns: { ...asked.columns, features: ['b', 'a'] } },
    { ...asked, columns: { ...asked.columns, id: 'c' } },
    { ...asked, settings: { ...asked.settings, epochs: 201 } },
    { ...asked, seed: '8' },
    { ...asked, members: 21 },
  ];
  assert.is(new Set([asked, ...others].map(hashSettings)).size, 1 + others.length);
});

test.run();
