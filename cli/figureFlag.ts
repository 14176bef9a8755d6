import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Figure } from '../scenarios/figures/figure.js';
import { parseFigure } from '../scenarios/figures/parseFigure.js';
import { vocabularyOf } from '../scenarios/figures/vocabulary.js';
import type { Scenario } from '../scenarios/scenario.js';
import { type Failure, userError } from './failure.js';

/** The figure that a flag states, or where it goes wrong: with the text and a caret below. */
export const figureFlag = (flag: string, text: string, scenario: Scenario): E.Either<Failure, Figure> =>
  pipe(
    parseFigure(text, vocabularyOf(scenario)),
    E.mapLeft(({ offset, expected, found, hint }) => {
      const got = found === undefined ? 'found nothing' : `got ${found}`;
      return userError([`${flag}: expected ${expected}, ${got}`, ...(hint === undefined ? [] : [`  hint: ${hint}`]), `  ${text}`, `  ${' '.repeat(offset)}^`].join('\n'));
    }),
  );
