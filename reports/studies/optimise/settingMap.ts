import type { OptimisationResult } from '../../../engine/studies/optimise/result.js';
import { plural } from '../../numbers.js';
import { capital, inSentence } from '../../sentence.js';
import { drawn, frame, ink, plot, type VegaLiteSpec } from '../../theme.js';
import { isShare } from '../amounts.js';
import { drawnPlace, labelsOf, variableAxis } from './axis.js';
import { objectiveWords } from './words.js';

/** Room for the legend, in pixels. */
const legendWidth = 90;

/** Of two variables, every setting that the search of the whole range has tried, darker where the objective is higher; undefined of one or of more. */
export const settingMap = (result: OptimisationResult): VegaLiteSpec | undefined => {
  const { variables, map, objective, trials, expected } = result;
  const [first, second] = variables;
  if (first === undefined || second === undefined || variables.length !== 2) return undefined;
  const width = plot.width - legendWidth;
  const values = map.flatMap(({ places: [one, other], objective: value, holds }) =>
    value === null || one === undefined || other === undefined ? [] : [{ x: drawnPlace(first, one), y: drawnPlace(second, other), objective: drawn(value), holds }],
  );
  if (values.length < 2) return undefined;
  const [x, y] = [variableAxis(first, 'x', width), variableAxis(second, 'y', 320)];
  const color = { field: 'objective', type: 'quantitative' as const, scale: { range: [ink.paleBand, ink.blue], zero: false }, legend: { title: null, gradientLength: 200, ...labelsOf(isShare(objective.unit)) } };
  const best = [{ x: drawnPlace(first, first.best), y: drawnPlace(second, second.best) }];
  return {
    ...frame({
      title: [`The search tried ${values.length} settings in the whole range`],
      subtitle: [
        `${capital(objectiveWords(result))}, ${objective.unit}${expected ? '' : `, by ${plural(trials.whole, 'future')} each`}, for each ${inSentence(first.label)} and ${inSentence(second.label)}; diamond: the best setting.`,
        ...(values.some(({ holds }) => !holds) ? ['Crosses: a condition is broken.'] : []),
      ],
    }),
    width,
    height: 320,
    layer: [
      { data: { values: values.filter(({ holds }) => holds) }, mark: { type: 'point', filled: true, size: 130, opacity: 1 }, encoding: { x, y, color } },
      { data: { values: values.filter(({ holds }) => !holds) }, mark: { type: 'point', shape: 'cross', angle: 45, filled: true, size: 90, opacity: 1 }, encoding: { x, y, color } },
      { data: { values: best }, mark: { type: 'point', shape: 'diamond', size: 260, filled: false, strokeWidth: 2.5, opacity: 1, color: ink.text }, encoding: { x, y } },
    ],
  };
};
