import type { CurvePoint, OptimisationResult, VariableFound } from '../../../engine/studies/optimise/result.js';
import type { Layer } from '../../charts/fan.js';
import { haloed } from '../../charts/haloed.js';
import { plural } from '../../numbers.js';
import { capital } from '../../sentence.js';
import { closeAxis, drawn, frame, ink, plot, upwards, type VegaLiteSpec } from '../../theme.js';
import { isShare } from '../amounts.js';
import { drawnPlace, labelsOf, variableAxis } from './axis.js';
import { isOnePlace, isWhole, objectiveWords } from './words.js';

/** Standard errors of the band to each side. */
const bandErrors = 2;

const height = 230;

/** A point of the curve with a number. */
type Drawn = CurvePoint & { readonly level: number; readonly se: number };

/** The objective along a variable, the others as in the best setting; undefined where nothing was tried along it, or nothing has a number. */
export const curveChart = (result: OptimisationResult, variable: VariableFound): VegaLiteSpec | undefined => {
  const { objective, best, expected, trials, variables } = result;
  const others = variables.length === 1 ? '' : ', the other variables at their best';
  const level = best.objective.search;
  const points = variable.curve.flatMap((point): Drawn[] => (point.difference === null || level === null ? [] : [{ ...point, level: level.value + point.difference.value, se: point.difference.se }]));
  if (points.length < 2 || level === null) return undefined;
  const x = variableAxis(variable, 'at', plot.width);
  const y = upwards(closeAxis(points.flatMap(({ level: value, se }) => [value - bandErrors * se, value + bandErrors * se])), labelsOf(isShare(objective.unit)));
  const quantity = (field: string) => ({ field, type: 'quantitative' as const, ...y });
  const rows = (some: readonly Drawn[]) => some.map((point) => ({ at: drawnPlace(variable, point), level: drawn(point.level), low: drawn(point.level - bandErrors * point.se), high: drawn(point.level + bandErrors * point.se) }));
  const dots = (some: readonly Drawn[], mark: object): Layer[] => (some.length === 0 ? [] : [{ data: { values: rows(some) }, mark: { type: 'point', size: 34, opacity: 1, ...mark }, encoding: { x, y: quantity('level') } }]);
  const bestAt = { at: drawnPlace(variable, variable.best), level: drawn(level.value), text: `${result.feasible ? 'best' : 'least broken'} ${variable.best.text}` };
  const side = (variable.best.value - variable.low.value) / (variable.high.value - variable.low.value);
  return {
    ...frame({
      title: [titleOf(variable, result)],
      subtitle: [
        `${capital(objectiveWords(result))}, ${objective.unit}${others}${expected ? '' : `, by the ${plural(trials.all, 'future')} of the search`}.${expected ? '' : ' Band: \u00b1 2 standard errors of the difference to the best in the same futures.'}`,
        ...(variable.nearly === null || isOnePlace(variable.nearly) ? [] : ['Shaded: at most 1% is lost.']),
        ...(points.some(({ holds }) => !holds) ? ['Red: a condition is broken.'] : []),
      ],
    }),
    width: plot.width,
    height,
    data: { values: rows(points) },
    layer: [
      ...shade(variable, x),
      { mark: { type: 'area', color: ink.band, opacity: 0.7 }, encoding: { x, y: quantity('low'), y2: { field: 'high' } } },
      { mark: { type: 'line', color: ink.blue, strokeWidth: 2 }, encoding: { x, y: quantity('level') } },
      ...dots(points.filter(({ holds }) => holds), { filled: true, color: ink.blue }),
      ...dots(points.filter(({ holds }) => !holds), { filled: true, color: ink.red, size: 60 }),
      { data: { values: [bestAt] }, mark: { type: 'point', shape: 'diamond', size: 150, filled: true, opacity: 1, color: ink.text }, encoding: { x, y: quantity('level') } },
      ...haloed({
        data: { values: [bestAt] },
        mark: { type: 'text', dy: 18, fontWeight: 600, align: side < 0.15 ? 'left' : side > 0.85 ? 'right' : 'center' },
        encoding: { x, y: quantity('level'), text: { field: 'text', type: 'nominal' } },
      }),
    ],
  };
};

/** Where at most 1 % is lost. */
const shade = (variable: VariableFound, x: ReturnType<typeof variableAxis>): Layer[] => {
  const { nearly } = variable;
  if (nearly === null || isOnePlace(nearly)) return [];
  const values = [{ at: drawnPlace(variable, nearly.from), to: drawnPlace(variable, nearly.to) }];
  return [{ data: { values }, mark: { type: 'rect', color: ink.grid }, encoding: { x, x2: { field: 'to' } } } as Layer];
};

const titleOf = (variable: VariableFound, { feasible }: OptimisationResult): string => {
  const { label, best, untold, nearly, atEnd } = variable;
  if (!feasible || untold === null || nearly === null) return `${label}: the conditions are broken least at ${best.text}`;
  if (isWhole(untold, variable)) return `${label} makes no difference that can be told`;
  if (!isOnePlace(nearly)) return `${label}: between ${nearly.from.text} and ${nearly.to.text} at most 1% is lost`;
  return atEnd === null ? `${label}: best at ${best.text}` : `${label}: best at ${best.text}, the ${atEnd.end} end of its range`;
};
