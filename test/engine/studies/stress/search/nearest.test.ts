import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { searchNearest } from '../../../../../engine/studies/stress/search/nearest.js';
import { shocksWithin } from '../../../../../engine/studies/stress/search/shocks.js';
import { spaceOf, type Coordinates, type Dimension } from '../../../../../engine/studies/stress/search/space.js';
import { packageRoot } from '../../../../../scenarios/packageRoot.js';
import { byPath, gridDistance, knownBorders, type KnownBorder } from './knownBorders.js';

const radius = 4;

const search = async ({ correlations, slack }: KnownBorder, dimensions: readonly Dimension[]) => {
  const space = spaceOf(dimensions, correlations);
  const { found } = await searchNearest(
    space,
    async (coordinates) => {
      const value = slack(byPath(space.dimensions, coordinates));
      return [{ slack: value, evidence: value < 0 ? -Infinity : Infinity }];
    },
    { requirements: [0], radius, trials: { few: 1, all: 1 }, seed: 1, spread: 96 },
  );
  const first = found.get(0);
  if (first === undefined) throw new Error('nothing was searched');
  return { ...first, at: first.nearest && byPath(space.dimensions, first.nearest.coordinates) };
};

const remembered = new Map<KnownBorder, ReturnType<typeof search>>();

/** In the order in which its inputs stand. */
const searchOf = (border: KnownBorder): ReturnType<typeof search> => {
  const found = remembered.get(border) ?? search(border, border.dimensions);
  remembered.set(border, found);
  return found;
};

const wantedOf = new Map<KnownBorder, number | undefined>();

/** The true distance: in closed form, or of a dense grid a little beyond what was found; undefined: nothing fails. */
const trueDistance = (border: KnownBorder, found: number | undefined): number | undefined => {
  if (border.distance !== 'grid') return border.distance === 'none' ? undefined : border.distance;
  if (!wantedOf.has(border)) wantedOf.set(border, gridDistance(border, 1.2 * (found ?? radius)));
  return wantedOf.get(border);
};

for (const border of knownBorders) {
  test(`the nearest failing shock is found: ${border.name}`, async () => {
    const { nearest, searched, at } = await searchOf(border);
    const wanted = trueDistance(border, nearest?.distance);
    if (wanted === undefined) {
      assert.is(nearest, undefined);
      assert.is(searched.radius, radius);
      return;
    }
    assert.ok(nearest !== undefined && at !== undefined);
    assert.ok(border.slack(at) < 0, 'it fails');
    assert.ok(Math.abs(nearest.distance / wanted - 1) <= 0.05, `${nearest.distance} for ${wanted}`);
    assert.ok(searched.radius >= 0.949 * nearest.distance && searched.radius <= nearest.distance);
  });
}

const permutations = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  items.length === 0 ? [[]] : items.flatMap((first, at) => permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [first, ...rest]));

test('the space of shocks, and so the search, is the same for every order in which the inputs are written', async () => {
  for (const border of knownBorders) {
    const { dimensions } = spaceOf(border.dimensions, border.correlations);
    for (const order of permutations(border.dimensions)) assert.equal(spaceOf(order, border.correlations).dimensions, dimensions);
    assert.equal((await search(border, [...border.dimensions].reverse())).at, (await searchOf(border)).at, border.name);
  }
});

test('no shock of a dense grid fails within the radius that is said to be searched', async () => {
  for (const border of knownBorders.filter(({ dimensions, distance }) => dimensions.length <= 3 && distance !== 'none')) {
    const { searched } = await searchOf(border);
    assert.is(gridDistance(border, searched.radius - 1e-9), undefined, border.name);
  }
});

test('no shock that was tried, for whatever requirement, fails within the radius that is said to be searched', async () => {
  const hundredths = (min: number, max: number) => fc.integer({ min: 100 * min, max: 100 * max }).map((whole) => whole / 100);
  const ball = fc.record({ centre: fc.tuple(hundredths(-3, 3), hundredths(-3, 3)), radius: hundredths(0.2, 1) });
  const balls = fc.array(ball, { minLength: 1, maxLength: 4 });
  const space = spaceOf(['x', 'y'].map((path): Dimension => ({ path, kind: 'uncertain', low: -Infinity, high: Infinity })));
  await fc.assert(
    fc.asyncProperty(balls, balls, async (...requirements) => {
      const slackOf = (coordinates: Coordinates, place: number): number =>
        Math.min(...(requirements[place] ?? []).map(({ centre, radius: size }) => Math.hypot(coordinates[0] - centre[0], coordinates[1] - centre[1]) - size));
      fc.pre([0, 1].every((place) => slackOf(space.origin, place) >= 0));
      const tried: Coordinates[] = [];
      const read = async (coordinates: Coordinates) => {
        tried.push(coordinates);
        return [0, 1].map((place) => ({ slack: slackOf(coordinates, place), evidence: slackOf(coordinates, place) < 0 ? -Infinity : Infinity }));
      };
      const { found } = await searchNearest(space, read, { requirements: [0, 1], radius: 3, trials: { few: 1, all: 1 }, seed: 1, spread: 96 });
      for (const [place, { nearest, searched }] of found) {
        const least = Math.min(...tried.filter((coordinates) => slackOf(coordinates, place) < 0).map(space.distanceOf));
        assert.ok(least >= searched.radius, `${least} within ${searched.radius}`);
        assert.ok(nearest === undefined ? least === Infinity : searched.radius >= 0.949 * Math.min(least, nearest.distance));
      }
    }),
    { seed: 3, numRuns: 60, endOnFailure: true },
  );
});

test('the table of the documentation is what the searches find; BELLWETHER_UPDATE=1 rewrites it', async () => {
  const rows: string[] = [];
  for (const border of knownBorders) {
    const { nearest } = await searchOf(border);
    const wanted = trueDistance(border, nearest?.distance);
    const shrunken = shrunkenDistance(border);
    const text = (distance: number | undefined): string => (distance === undefined ? 'none' : distance.toFixed(2));
    rows.push(`| ${border.name} | ${border.dimensions.length} | ${text(wanted)} | ${text(nearest?.distance)} | ${text(shrunken)} |`);
  }
  const table = `| border | inputs | true distance | found | shrunken by fast-check alone |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
  const path = join(packageRoot(), 'docs', 'studies', 'stress.md');
  const [begin, end] = ['<!-- known borders -->\n', '<!-- end of known borders -->'];
  const [before = '', rest = ''] = readFileSync(path, 'utf8').split(begin);
  const [known = '', after = ''] = rest.split(end);
  if (process.env['BELLWETHER_UPDATE'] === '1') writeFileSync(path, `${before}${begin}${table}${end}${after}`);
  else assert.is(known, table, `${path} is out of date: run the tests with BELLWETHER_UPDATE=1`);
});

/** The distance of what fast-check alone shrinks the first failing one of a thousand shocks to. */
function shrunkenDistance({ dimensions, correlations, slack }: KnownBorder): number | undefined {
  const space = spaceOf(dimensions, correlations);
  const holds = (coordinates: Coordinates): boolean => !(slack(byPath(space.dimensions, coordinates)) < 0);
  const { counterexample } = fc.check(fc.property(shocksWithin(space, radius), holds), { seed: 1, numRuns: 1000 });
  return counterexample === null ? undefined : space.distanceOf(counterexample[0]);
}

test('two requirements have their own nearest shocks', async () => {
  const [space, requirements] = [spaceOf(knownBorders[1].dimensions), [0, 1]];
  const { found } = await searchNearest(
    space,
    async ([a, b]) => [{ slack: 2 - a, evidence: 2 - a }, { slack: 1 + b, evidence: 1 + b }],
    { requirements, radius, trials: { few: 1, all: 1 }, seed: 1, spread: 48 },
  );
  assert.ok(Math.abs((found.get(0)?.nearest?.distance ?? 0) - 2) < 0.04);
  assert.ok(Math.abs((found.get(1)?.nearest?.distance ?? 0) - 1) < 0.02);
});

test.run();
