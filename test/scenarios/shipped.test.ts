import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import * as E from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { formatDiagnostic } from '../../scenarios/diagnostic.js';
import { scenarioJsonSchema } from '../../scenarios/jsonSchema.js';
import { examples } from '../../scenarios/languageExamples.js';
import { recipes } from '../../scenarios/languageRecipes.js';
import { languageReference } from '../../scenarios/languageReference.js';
import { loadScenario } from '../../scenarios/load.js';
import type { LoadedScenario } from '../../scenarios/load.js';
import { packageRoot } from '../../scenarios/packageRoot.js';
import { hashScenario } from '../../scenarios/hash.js';
import { scenarioSchema } from '../../scenarios/schema.js';
import { studySections } from '../../scenarios/studies/studySections.js';
import { keysOfLanguage, keysUsed } from './keysUsed.js';
import { scenarioOf } from './reading.js';

const folder = join(packageRoot(), 'scenarios');
const shipped = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
const sharedExamples = join(packageRoot(), '..', 'shared', 'examples');

const load = async (path: string): Promise<LoadedScenario> => {
  const result = await loadScenario(path)();
  if (E.isLeft(result)) throw new Error(result.left.map((diagnostic) => formatDiagnostic(diagnostic, { color: false, frame: true })).join('\n'));
  return result.right;
};

/** Holds a generated file against what it should be; BELLWETHER_UPDATE=1 writes it instead. */
const upToDate = (path: string, wanted: string): void => {
  if (process.env['BELLWETHER_UPDATE'] === '1') writeFileSync(path, wanted);
  assert.ok(readFileSync(path, 'utf8') === wanted, `${path} is out of date: run the tests with BELLWETHER_UPDATE=1`);
};

/** Stories that are told of a shipped business, and which one. */
const variants: Readonly<Record<string, string>> = {
  'customer-service-price-rise': 'customer-service',
  'funding-delay': 'customer-service',
  'model-cost-shock': 'content-generation',
  'price-war': 'customer-service',
  'learned-customer-service': 'customer-service',
  'better-recommender': 'learned-customer-service',
  'credit-guarantee': 'credit-scoring',
};
/** Scenarios whose results are known. */
const known = ['bass', 'model-business', 'profit-identity', 'retention'];

test('the shipped scenarios are those of the reference, and some with known results', () => {
  const named = examples.map(({ file }) => file);
  assert.equal(shipped.map((file) => file.replace('.yaml', '')).sort(), [...named, ...known].sort());
  assert.is(named.length - Object.keys(variants).length, 12);
  assert.ok(Object.keys(variants).every((variant) => named.includes(variant)));
});

test('every shipped scenario loads, is short, and names its schema in its first line', async () => {
  for (const file of shipped) {
    const { scenario, sources } = await load(join(folder, file));
    assert.ok(scenario.segments.length > 0 && scenario.plans.length > 0 && scenario.about !== undefined, file);
    const lines = sources[0].text.trimEnd().split('\n');
    assert.is(lines[0], '# yaml-language-server: $schema=./scenario.schema.json', file);
    const [business] = lines.join('\n').split(new RegExp(`\n+^(?=(?:${studySections.join('|')}):)`, 'm'));
    const length = business.split('\n').length;
    assert.ok(length <= 80 && lines.length <= length + 45, `${file} has ${length} lines, and ${lines.length - length} for studies`);
    for (const [position, line] of lines.entries()) assert.ok(line.length <= 150, `${file}:${position + 1} has ${line.length} characters`);
  }
});

test('variants share their luck with the scenario they extend, and are another one', async () => {
  for (const [name, base] of Object.entries(variants)) {
    const [plain, variant] = await Promise.all([base, name].map((file) => load(join(folder, `${file}.yaml`))));
    assert.is(variant.scenario.seed, plain.scenario.seed, name);
    assert.is.not(variant.scenario.name, plain.scenario.name, name);
    assert.is.not(hashScenario(variant.scenario), hashScenario(plain.scenario), name);
    assert.equal(
      variant.sources.map(({ file }) => file.slice(folder.length + 1)),
      [`${name}.yaml`, `${base}.yaml`, ...(base in variants ? [`${variants[base]}.yaml`] : [])],
    );
  }
});

/** Keys of the language that no shipped scenario needs. */
const unused = [
  'step',
  'offer.NAME.list_price',
  'revenue.NAME.per_month',
  'revenue.NAME.every',
  'revenue.NAME.value',
  'revenue.NAME.decline',
  'levers.NAME.until',
  'drivers.recommender.plans',
  'drivers.recommender.segments',
  'drivers.recommender.shown',
  'drivers.churn.segments',
  'drivers.price.segments',
];

test('the shipped scenarios show every other key of the language between them', () => {
  const used = new Set(shipped.flatMap((file) => keysUsed(scenarioSchema, parse(readFileSync(join(folder, file), 'utf8')))));
  const training = /^drivers\.\w+\.train\./;
  const overTime = /\[\]\.(from|value)$|\.licence\.(value|growth)$/;
  const missing = keysOfLanguage(scenarioSchema).filter((key) => !used.has(key) && !overTime.test(key) && !training.test(key));
  assert.equal(missing, unused);
});

test('the published schema and the reference are what the language is', () => {
  upToDate(join(folder, 'scenario.schema.json'), `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
  upToDate(join(packageRoot(), 'docs', 'language.md'), languageReference());
});

test('the examples of the reference are scenarios', () => {
  const blocks = [...languageReference().matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => text);
  assert.ok(blocks.length > 0);
  for (const text of blocks) assert.ok(scenarioOf(text).name.length > 0);
});

test('what the reference says to write can be written', () => {
  const base = `name: Base
currency: USD
start: 2027-01
months: 24
market: { small: { customers: 900, usage: 20 }, large: { customers: 90, usage: 20 } }
reach: { innovation: 1%, channels: { search: { spend: 1k, cost_per_lead: 20 } } }
offer: { pro: { price: 50, conversion: 5% } }
costs: { team: { group: management, per_month: 9k } }
`;
  for (const { written } of recipes) assert.is(scenarioOf(`extends: base.yaml\nname: More\n${written}`, { 'base.yaml': base }).name, 'More');
});

test('the published schema accepts every shipped scenario and rejects wrong ones', () => {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(scenarioJsonSchema());
  for (const file of shipped) assert.ok(validate(parse(readFileSync(join(folder, file), 'utf8'))), `${file}: ${JSON.stringify(validate.errors)}`);
  const good = parse(readFileSync(join(folder, 'customer-service.yaml'), 'utf8'));
  const wrong: readonly unknown[] = [
    null,
    {},
    { ...good, chanels: {} },
    { ...good, months: 0 },
    { ...good, months: 601 },
    { ...good, start: '2027' },
    { ...good, step: 'year' },
    { ...good, market: { a: {} } },
    { ...good, market: { a: { customers: 1.5 } } },
    { ...good, reach: 'none' },
    { ...good, costs: { a: { group: 'staff', per_month: 1 } } },
    { ...good, offer: { a: { conversion: 2 } } },
    { extends: 'customer-service.yaml', mnths: 3 },
    { extends: 3 },
  ];
  for (const document of wrong) assert.not(validate(document), JSON.stringify(document)?.slice(0, 80));
  assert.ok(validate({ extends: 'a.yaml', costs: { team: null }, offer: { basic: { price: 3, setup_fee: null } } }), JSON.stringify(validate.errors));
});

test('a file that cannot be read is a mistake of its own', async () => {
  const result = await loadScenario(join(folder, 'no-such.yaml'))();
  assert.match(
    E.isLeft(result) ? formatDiagnostic(result.left[0], { color: false, frame: true }) : '',
    /no-such\.yaml:1:1: expected a scenario file that can be read, got .*no-such\.yaml \(there is no such file\)$/,
  );
  assert.ok(E.isLeft(await loadScenario(folder)()));
});

if (existsSync(sharedExamples))
  test('the example files read as they are written, or name every key that is not known yet', async () => {
    for (const file of ['bass.yaml', 'profit-identity.yaml']) await load(join(sharedExamples, file));
    const result = await loadScenario(join(sharedExamples, 'customer-service.yaml'))();
    if (E.isLeft(result)) for (const { message, found } of result.left) assert.match(`${message} ${found}`, /^a key of .* \w+$/);
  });
else console.log(`  skipped: no example files at ${sharedExamples}`);

test.run();
