import type { Diagnostic, Path } from '../diagnostic.js';
import { faultAt, faultAtKey, has, horizonOf, horizonText, type Draft } from '../draft.js';
import { didYouMean } from '../hints.js';
import { keysAt, scalarAt } from '../tree.js';
import { coverageOf } from './coverage.js';
import { drivenSegments, segmentKinds } from './segments.js';
import type { ModelKind } from '../storedModel.js';
import { modelEnding, modelKinds, type Models } from './storedFile.js';

/** What drivers must be to the rest of the file, as far as it does not take their models to see it. */
export const checkDriverNames = (draft: Draft): readonly Diagnostic[] => [...modelKinds.flatMap((kind) => checkModelName(draft, kind)), ...checkNames(draft)];

/** What training writes has a name of a form, so that the card and the page stand beside it. */
const checkModelName = (draft: Draft, kind: ModelKind): readonly Diagnostic[] => {
  const path = ['drivers', kind, 'model'];
  const name = scalarAt(draft.tree, path)?.text ?? modelEnding;
  if (!has(draft, ['drivers', kind, 'train']) || name.endsWith(modelEnding)) return [];
  return [faultAt(draft, path, { expected: `a file whose name ends with ${modelEnding}, because it is trained`, found: name, hint: `write ${name.replace(/(\.model)?\.json$/, '')}${modelEnding}` })];
};

const checkNames = (draft: Draft): readonly Diagnostic[] =>
  ['recommender', 'churn', 'price', 'risk'].flatMap((kind) => [
    ...knownKeys(draft, ['drivers', kind, 'segments'], 'market', 'a segment of the market'),
    ...(kind === 'recommender' ? knownKeys(draft, ['drivers', kind, 'plans'], 'offer', 'a plan under offer') : []),
  ]);

const knownKeys = (draft: Draft, path: Path, section: string, expected: string): readonly Diagnostic[] => {
  const known = keysAt(draft.tree, [section]);
  return keysAt(draft.tree, path).flatMap((name) =>
    known.includes(name) ? [] : [faultAtKey(draft, [...path, name], { expected, found: name, hint: didYouMean(name, known) })],
  );
};

/** Whether models know the segments, groups and months that the file asks them for. */
export const checkModels = (draft: Draft, models: Models): readonly Diagnostic[] => [
  ...segmentKinds.flatMap((kind) => {
    const model = models[kind];
    return model === undefined ? [] : checkSegments(draft, kind, model.tables.segments.map(({ name }) => name));
  }),
  ...(models.recommender === undefined ? [] : checkGroups(draft, models.recommender.tables.groups.map(({ name }) => name))),
  ...checkForecast(draft, models),
];

const checkSegments = (draft: Draft, kind: (typeof segmentKinds)[number], known: readonly string[]): readonly Diagnostic[] =>
  drivenSegments(draft, kind).flatMap(({ segment, data }) => {
    if (known.includes(data) || (known.length === 1 && known[0] === '')) return [];
    const path: Path = ['drivers', kind, 'segments', segment];
    return [
      faultAt(draft, has(draft, path) ? path : ['drivers', kind, 'model'], {
        expected: `a model that knows the segment ${data}`,
        found: `one of ${known.filter((name) => name !== '').join(', ')}`,
        hint: has(draft, path)
          ? didYouMean(data, known)
          : `state drivers.${kind}.segments: { ${segment}: NAME }, the names of those that it drives in the data; or train it on data with that segment`,
      }),
    ];
  });

const checkGroups = (draft: Draft, known: readonly string[]): readonly Diagnostic[] =>
  keysAt(draft.tree, ['drivers', 'recommender', 'plans']).flatMap((plan) => {
    const path: Path = ['drivers', 'recommender', 'plans', plan];
    const group = scalarAt(draft.tree, path)?.text ?? '';
    return known.includes(group) ? [] : [faultAt(draft, path, { expected: 'a group of items that the model knows', found: group, hint: didYouMean(group, known) })];
  });

/** The forecast must reach over the whole story. */
const checkForecast = (draft: Draft, { forecast }: Models): readonly Diagnostic[] => {
  const horizon = horizonOf(draft);
  if (forecast === undefined || horizon === undefined) return [];
  const { every, from, point } = forecast.tables;
  const { early, late, text } = coverageOf({ every, from, steps: point[0]?.length ?? 0 }, horizon.start, horizon.months);
  if (!early && !late) return [];
  return [
    faultAt(draft, ['drivers', 'forecast', 'model'], {
      expected: `a forecast of the story, ${horizonText(draft)}`,
      found: `one of ${text}`,
      hint: early
        ? 'the story starts before the history ends: start later, or train it on a history that ends earlier'
        : `train it further ahead: drivers.forecast.train.ahead, or bellwether fit forecast --set ahead=${forecast.tables.point[0] === undefined ? 36 : forecast.tables.point[0].length * 2}`,
    }),
  ];
};
