import type { FitCharts } from '../../models/fit.js';
import { ink, type VegaLiteSpec } from '../theme.js';
import { nameBars } from '../charts/nameBars.js';
import { capital, figure } from '../sentence.js';

type Contest = NonNullable<FitCharts['contest']>;

const finding = ({ measure, methods }: Contest): string[] => {
  const chosen = methods.find((method) => method.chosen);
  if (chosen === undefined) return [`${capital(measure)} of ${methods.length} methods out of sample`];
  const others = methods.filter((method) => !method.chosen).sort((one, other) => Math.abs(one.value - chosen.value) - Math.abs(other.value - chosen.value));
  const first = `${capital(chosen.name)} is used: ${measure} ${figure(chosen.value, chosen.se)}`;
  const [nearest] = others;
  return nearest === undefined ? [first] : [first, `the nearest other, ${nearest.name}, has ${figure(nearest.value, nearest.se)}`];
};

/** Methods against one another on data that none of them saw; the one that is used is dark. */
export const contest = (given: Contest): VegaLiteSpec => {
  const errors = given.methods.some(({ se }) => se !== null);
  return nameBars(
    { title: finding(given), subtitle: [`${capital(given.measure)} of each method out of sample; dark: the one that is used.${errors ? ' After \u00b1 and as a line: standard error.' : ''}`] },
    [...given.methods]
      .sort((one, other) => one.value - other.value)
      .map(({ name, value, se, chosen }) => ({ name, value, se, text: figure(value, se), color: chosen ? ink.blue : ink.paleBand })),
  );
};
