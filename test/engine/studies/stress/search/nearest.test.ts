import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { searchNearest } from '../../../../../engine/studies/stress/search/nearest.js';
import { spaceOf, type Dimension } from '../../../../../engine/studies/stress/search/space.js';
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

for (const border of knownBorders) {
  test(`the nearest failing shock is found: ${border.name}`, async () => {
    const wanted = border.distance === 'grid' ? gridDistance(border, radius) : border.distance;
    const { nearest, searched, at } = await search(border, border.dimensions);
    if (wanted === 'none' || wanted === undefined) {
      assert.is(nearest, undefined);
      assert.is(searched.radius, radius);
      return;
    }
    assert.ok(nearest !== undefined && at !== undefined);
    assert.ok(border.slack(at) < 0, 'it fails');
    assert.ok(Math.abs(nearest.distance / wanted - 1) <= 0.02, `${nearest.distance} for ${wanted}`);
    assert.ok(searched.radius >= 0.949 * nearest.distance && searched.radius <= nearest.distance);
  });
}

test('the nearest failing shock is the same for every order in which the inputs are written', async () => {
  for (const border of knownBorders) {
    const first = await search(border, border.dimensions);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...border.dimensions], { minLength: border.dimensions.length }), async (order) => {
        assert.equal((await search(border, order)).at, first.at);
      }),
      { numRuns: border.dimensions.length > 1 ? 4 : 1, seed: 5 },
    );
  }
});

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
