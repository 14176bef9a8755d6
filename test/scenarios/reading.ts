import * as E from 'fp-ts/lib/Either.js';
import { formatDiagnostic } from '../../scenarios/diagnostic.js';
import type { FileReader } from '../../scenarios/extend.js';
import { parseScenario } from '../../scenarios/parse.js';
import type { Scenario } from '../../scenarios/scenario.js';

/** A file reader over texts by path. */
export const readerOf =
  (files: Readonly<Record<string, string>>): FileReader =>
  (path) =>
    Object.hasOwn(files, path) ? E.right(files[path]) : E.left(`${path} (there is no such file)`);

/** The mistakes of a text, a line each, hints after ` | `. */
export const mistakesOf = (text: string, files: Readonly<Record<string, string>> = {}): readonly string[] => {
  const result = parseScenario(text, 'a.yaml', readerOf(files));
  return E.isRight(result)
    ? []
    : result.left.map((diagnostic) => formatDiagnostic(diagnostic, { color: false, frame: false }).replace('\n  hint: ', ' | '));
};

/** The scenario of a text that has no mistakes. */
export const scenarioOf = (text: string, files: Readonly<Record<string, string>> = {}): Scenario => {
  const result = parseScenario(text, 'a.yaml', readerOf(files));
  if (E.isLeft(result)) throw new Error(mistakesOf(text, files).join('\n'));
  return result.right.scenario;
};

/** A small scenario, with parts of it replaced by a text of one's own, or left out when that is empty. */
export const smallest = (parts: Readonly<Record<string, string>> = {}): string =>
  Object.entries({
    name: 'name: small',
    currency: 'currency: USD',
    start: 'start: 2027-01',
    months: 'months: 12',
    market: 'market: { everyone: { customers: 1000 } }',
    reach: 'reach: all',
    offer: 'offer: { service: { price: 10, conversion: 20% } }',
    ...parts,
  })
    .map(([, text]) => text)
    .filter((text) => text !== '')
    .join('\n');
