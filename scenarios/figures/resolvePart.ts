import * as E from 'fp-ts/lib/Either.js';
import { didYouMean } from '../hints.js';
import type { Part } from './figure.js';
import type { MeasureName } from './quantities.js';
import type { Phrase, Read } from './syntax.js';
import type { Vocabulary } from './vocabulary.js';

/** The sections that names of parts stand in, as they are written before a name: `market.shops`. */
export const sections = { segment: 'market', plan: 'offer', channel: 'channels', line: 'lines' } as const satisfies Readonly<Record<Part['of'], string>>;

/** What measures can be taken of, beside the whole business. */
export const partsOf: Readonly<Partial<Record<MeasureName, readonly Part['of'][]>>> = {
  subscribers: ['segment', 'plan'],
  mrr: ['plan'],
  new: ['segment', 'channel'],
  churned: ['segment'],
  revenue: ['line'],
  cost: ['line'],
};

/** The part that a phrase names after `of`; undefined where it names none. Left: there is no such part, or several. */
export const resolvePart = (measure: MeasureName, { name, part }: Phrase, vocabulary: Vocabulary): Read<Part | undefined> => {
  if (part === undefined) return E.right(undefined);
  const { text, offset } = part;
  const kinds = partsOf[measure] ?? [];
  if (kinds.length === 0)
    return E.left({ offset, expected: `${name.text} of the whole business`, found: `of ${text}`, hint: `leave out of ${text}: ${name.text} is not told by part` });
  const holders = kinds.flatMap((of) =>
    namesOf(of, measure, vocabulary).flatMap((known): Part[] => {
      if (text === known) return [{ of, name: known, qualified: false }];
      return text === `${sections[of]}.${known}` ? [{ of, name: known, qualified: true }] : [];
    }),
  );
  const [first, second] = holders;
  if (first === undefined) {
    const known = kinds.flatMap((of) => namesOf(of, measure, vocabulary));
    return E.left({ offset, expected: kinds.map((of) => nouns[of]).join(' or '), found: text, hint: didYouMean(text.replace(/^.*\./, ''), known) });
  }
  if (second === undefined) return E.right(first);
  const full = holders.map(({ of }) => `${sections[of]}.${text}`);
  return E.left({ offset, expected: full.join(' or '), found: text, hint: `several have this name: write ${full[0]}, say` });
};

const nouns: Readonly<Record<Part['of'], string>> = { segment: 'a segment', plan: 'a plan', channel: 'a channel', line: 'a line' };

const namesOf = (of: Part['of'], measure: MeasureName, { segments, plans, channels, lines }: Vocabulary): readonly string[] => {
  switch (of) {
    case 'segment':
      return segments;
    case 'plan':
      return plans;
    case 'channel':
      return channels;
    case 'line':
      return measure === 'revenue' ? lines.revenue : lines.cost;
    default:
      return of satisfies never;
  }
};
