import * as E from 'fp-ts/lib/Either.js';
import * as assert from 'uvu/assert';
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

/** A small business with something of everything that can be acted on; its own part is the last line. */
export const business = (part: string): string => `${smallest({
  market: 'market: { everyone: { customers: 1000, usage: 10 } }',
  reach: 'reach: { innovation: 1%, imitation: 1% to 3%, channels: { search: { spend: 1, cost_per_lead: 2 to 3 } } }',
})}
costs: { search: { group: data, per_month: 1 }, team: { group: data, per_month: 1 to 3, per_customer: "each month normal(2, 1)" } }
capacity: { gpus: { units: 4, per_unit: 3 } }
revenue: { ads: { kind: advertising, per_month: 5 } }
${part}`;

/** Asserts that each text has one mistake, as it reads from its line on: `5:12 path: expected ..., got ... | hint`. */
export const eachIsOneMistake = (expected: readonly (readonly [text: string, mistake: string])[]): void => {
  for (const [text, mistake] of expected) assert.equal(mistakesOf(text), [`a.yaml:${mistake}`], text);
};
