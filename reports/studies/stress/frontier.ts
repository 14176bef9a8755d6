import type { FrontierAxis, StressResult } from '../../../engine/studies/stress/result.js';
import type { Layer } from '../../charts/fan.js';
import { haloed } from '../../charts/haloed.js';
import { list } from '../../numbers.js';
import { drawn, frame, ink, type VegaLiteSpec } from '../../theme.js';
import { inSentence } from '../../sentence.js';

/** Sides of the plot, in pixels. */
const side = { width: 520, height: 400 } as const;

/** Standard errors from which on the futures of a cell leave little doubt. */
const clear = 2;

/** Cells by how the requirement stands there. */
const grounds = [
  { name: 'holds', color: '#bcd5ea' },
  { name: 'rather holds', color: '#e6eff7' },
  { name: 'rather breaks', color: '#f9e8e5' },
  { name: 'breaks', color: '#e9b1a9' },
] as const;

const groundOf = (evidence: number): string => grounds[evidence >= clear ? 0 : evidence >= 0 ? 1 : evidence > -clear ? 2 : 3].name;

/** Where a requirement holds and where it breaks over the two inputs that the nearest failing shock moves farthest; undefined where there is no such plane. */
export const frontier = ({ frontier: plane, scenario }: StressResult): VegaLiteSpec | undefined => {
  if (plane === null) return undefined;
  const [x, y] = [axisOf(plane.x), axisOf(plane.y)];
  const cells = plane.evidence.flatMap((row, second) =>
    row.flatMap((evidence, first) => {
      const [left, right] = edgesOf(plane.x.coordinates, first);
      const [below, above] = edgesOf(plane.y.coordinates, second);
      return evidence === null ? [] : [{ left, right, below, above, ground: groundOf(evidence) }];
    }),
  );
  const shown = grounds.filter(({ name }) => cells.some(({ ground }) => ground === name));
  const domainX = domainOf(plane.x.coordinates);
  const domainY = domainOf(plane.y.coordinates);
  const inside = ([a, b]: readonly [number, number]): boolean => a >= domainX[0] && a <= domainX[1] && b >= domainY[0] && b <= domainY[1];
  const scaleX = { domain: [...domainX], nice: false, zero: false };
  const scaleY = { domain: [...domainY], nice: false, zero: false };
  const encodeX = { type: 'quantitative' as const, scale: scaleX, axis: x };
  const encodeY = { type: 'quantitative' as const, scale: scaleY, axis: y };
  const points = plane.circles.flatMap(({ distance, points: all }) => all.map(([a, b], index) => ({ x: drawn(a), y: drawn(b), index, distance: String(distance), isIn: inside([a, b]) })));
  const names = plane.circles.flatMap(({ distance, points: all }) => {
    const place = all.filter(([a, b]) => inside([a, b]) && b < domainY[1] - 0.06 * (domainY[1] - domainY[0])).sort((one, other) => other[1] - one[1])[0];
    return place === undefined ? [] : [{ x: drawn(place[0]), y: drawn(place[1]), text: `distance ${distance}` }];
  });
  const marks = [
    { x: 0, y: 0, text: 'no shock', color: ink.text, dy: 0 },
    ...(plane.begins[0] === plane.failing[0] && plane.begins[1] === plane.failing[1] ? [] : [{ x: drawn(plane.begins[0]), y: drawn(plane.begins[1]), text: 'begins to break', color: ink.muted, dy: -14 }]),
    { x: drawn(plane.failing[0]), y: drawn(plane.failing[1]), text: 'nearest failing shock', color: ink.red, dy: 14 },
  ];
  const layer: Layer[] = [
    {
      data: { values: cells },
      mark: { type: 'rect' },
      encoding: {
        x: { field: 'left', ...encodeX },
        x2: { field: 'right' },
        y: { field: 'below', ...encodeY },
        y2: { field: 'above' },
        color: {
          field: 'ground',
          type: 'nominal',
          scale: { domain: shown.map(({ name }) => name), range: shown.map(({ color }) => color) },
          legend: { orient: 'top', direction: 'horizontal', title: null, symbolType: 'square', labelFontSize: 12, labelColor: ink.text, offset: 10 },
        },
      },
    },
    {
      data: { values: points },
      mark: { type: 'line', color: ink.muted, strokeWidth: 1, strokeDash: [4, 3], clip: true },
      encoding: { x: { field: 'x', ...encodeX }, y: { field: 'y', ...encodeY }, detail: { field: 'distance', type: 'nominal' }, order: { field: 'index', type: 'quantitative' } },
    },
    ...haloed({ data: { values: names }, mark: { type: 'text', fontSize: 11, dy: -2, clip: true }, encoding: { x: { field: 'x', ...encodeX }, y: { field: 'y', ...encodeY }, text: { field: 'text', type: 'nominal' } } }),
    {
      data: { values: marks },
      mark: { type: 'point', filled: true, size: 80, opacity: 1 },
      encoding: { x: { field: 'x', ...encodeX }, y: { field: 'y', ...encodeY }, color: { field: 'color', type: 'nominal', scale: null } },
    },
    // Names stand above, beside and below their points, which may lie close together.
    ...marks.flatMap((mark) => haloed({ data: { values: [mark] }, mark: { type: 'text', align: 'left', dx: 8, dy: mark.dy, baseline: 'middle' }, encoding: { x: { field: 'x', ...encodeX }, y: { field: 'y', ...encodeY }, text: { field: 'text', type: 'nominal' } } })),
  ];
  const others = plane.others.map(({ label, toText }) => `${inSentence(label)} at ${toText}`);
  return {
    ...frame({
      title: [`Where \u201c${plane.text}\u201d holds and where it breaks`],
      subtitle: [
        `${plane.x.label} across, ${inSentence(plane.y.label)} upwards${others.length === 0 ? '' : `; ${list(others)}`}. Dashed: shocks at the same distance.`,
        scenario.expected ? 'Every cell is one shock.' : `Every cell is one shock with ${plane.trials.toLocaleString('en-US')} futures; rather: within ${clear} standard errors of the bound.`,
      ],
    }),
    ...side,
    resolve: { scale: { color: 'independent' } },
    layer,
  };
};

/** Half-way to the neighbours; at an end as far out as in. */
function edgesOf(coordinates: readonly number[], at: number): readonly [number, number] {
  const here = coordinates[at] ?? 0;
  const below = coordinates[at - 1] ?? 2 * here - (coordinates[at + 1] ?? here + 1);
  const above = coordinates[at + 1] ?? 2 * here - (coordinates[at - 1] ?? here - 1);
  return [drawn((below + here) / 2), drawn((here + above) / 2)];
}

const domainOf = (coordinates: readonly number[]): readonly [number, number] => [edgesOf(coordinates, 0)[0], edgesOf(coordinates, coordinates.length - 1)[1]];

/** Most labels of an axis. */
const mostLabels = 6;

/** Coordinates written as the file would state them. */
function axisOf({ coordinates, texts, label, unit }: FrontierAxis) {
  const every = Math.ceil(coordinates.length / mostLabels);
  const middle = coordinates.indexOf(0);
  const at = coordinates.map((_, index) => index).filter((index) => (index - Math.max(0, middle)) % every === 0);
  const labelExpr = at.reduceRight((rest, index) => `abs(datum.value - ${coordinates[index]}) < 1e-6 ? '${(texts[index] ?? '').replaceAll("'", '')}' : ${rest}`, "''");
  return { title: `${label}${unit === 'month' ? '' : `, ${unit}`}`, values: at.map((index) => coordinates[index] ?? 0), labelExpr, grid: false, domain: false, ticks: true };
}

