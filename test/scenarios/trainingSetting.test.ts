import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { trainingRules, type FitKind } from '../../scenarios/trainingRules.js';
import { completeSettings, readSetting, settingOf } from '../../scenarios/trainingSetting.js';

const kinds = Object.keys(trainingRules) as FitKind[];

test('every default is a value that its setting takes', () => {
  for (const kind of kinds)
    for (const setting of trainingRules[kind].settings) assert.equal(readSetting(setting, String(setting.fallback)), E.right(setting.fallback), `${kind} ${setting.name}`);
});

test('both ends of a range belong to it, and nothing beyond them', () => {
  for (const kind of kinds)
    for (const setting of trainingRules[kind].settings) {
      if ('words' in setting) continue;
      for (const end of [setting.low, setting.high]) assert.ok(E.isRight(readSetting(setting, String(end))), `${kind} ${setting.name} ${end}`);
      for (const beyond of [setting.low - 1, setting.high + 1]) assert.ok(E.isLeft(readSetting(setting, String(beyond))), `${kind} ${setting.name} ${beyond}`);
    }
});

test('numbers are written as a scenario writes them', () => {
  const setting = E.isRight(settingOf('recommender', 'batch')) ? trainingRules.recommender.settings.find(({ name }) => name === 'batch') : undefined;
  if (setting === undefined) throw new Error('there is no such setting');
  assert.equal(readSetting(setting, '4k'), E.right(4000));
  assert.equal(readSetting(setting, 'many'), E.left({ expected: 'a whole number from 16 to 1,048,576', found: 'many' }));
  assert.equal(readSetting(setting, ''), E.left({ expected: 'a whole number from 16 to 1,048,576' }));
});

test('what is not stated is filled in, and what is stated stands', () => {
  const settings = completeSettings('sbg', { every: 'year' });
  assert.equal(settings, { every: 'year', until: 0 });
});

test.run();
