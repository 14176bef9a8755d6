import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Fault } from './diagnostic.js';
import { didYouMean } from './hints.js';
import { parseNumber } from './number.js';
import { type FitKind, type TrainingSetting, trainingRules } from './trainingRules.js';

/** Settings by name, each one that the kind has. */
export type Settings = Readonly<Record<string, number | string>>;

const digits = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 20 });

/** What a setting can be, as it reads after the word "expected": `a whole number from 1 to 256`. */
export const settingRange = (setting: TrainingSetting): string => {
  if ('words' in setting) return setting.words.length === 0 ? 'a text' : setting.words.join(' or ');
  return `${setting.whole ? 'a whole number' : 'a number'} from ${digits(setting.low)} to ${digits(setting.high)}`;
};

/** Reads the value of a setting. Left: what was expected instead. */
export const readSetting = (setting: TrainingSetting, text: string): E.Either<Fault, number | string> => {
  const fault: Fault = { expected: settingRange(setting), ...(text.trim() === '' ? {} : { found: text }) };
  if ('words' in setting) {
    if (setting.words.length === 0 || setting.words.includes(text)) return E.right(text);
    return E.left({ ...fault, hint: didYouMean(text, setting.words) });
  }
  return pipe(
    parseNumber(text),
    E.filterOrElse(
      (value) => value >= setting.low && value <= setting.high && (!setting.whole || Number.isInteger(value)),
      () => fault,
    ),
    E.mapLeft(() => fault),
  );
};

/** The setting of a kind by its name. Left: that it has none of this name, and which are near. */
export const settingOf = (kind: FitKind, name: string): E.Either<Fault, TrainingSetting> => {
  const { settings } = trainingRules[kind];
  const setting = settings.find((candidate) => candidate.name === name);
  if (setting !== undefined) return E.right(setting);
  return E.left({ expected: `a setting of ${kind}`, found: name, hint: didYouMean(name, settings.map((candidate) => candidate.name)) });
};

/** Every setting of a kind: as stated, else as its rules have it. */
export const completeSettings = (kind: FitKind, stated: Settings): Settings =>
  Object.fromEntries(trainingRules[kind].settings.map(({ name, fallback }) => [name, stated[name] ?? fallback]));
