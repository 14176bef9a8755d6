import { pathText } from '../../../scenarios/diagnostic.js';
import { comparisonsIn } from '../../../scenarios/figures/comparisonsIn.js';
import type { Requirement } from '../../../scenarios/figures/figure.js';
import { printed } from '../../../scenarios/figures/print.js';
import { unitOf } from '../../../scenarios/figures/unitOf.js';
import { wordsOf } from '../../../scenarios/figures/wordsOf.js';
import type { Scenario } from '../../../scenarios/scenario.js';
import type { Variable } from '../../../scenarios/studies/studies.js';
import { isZero } from '../../model.js';
import { differenceOf, estimated } from '../estimate.js';
import { isDetermined } from '../isDetermined.js';
import { numberOrNull, type Known } from '../numberOrNull.js';
import type { StudyProvenance } from '../provenance.js';
import { type Appraisal, isFeasible } from './appraisal.js';
import { lineOf, seenLoss, smallLoss, stretchOf, type Loses } from './around.js';
import type { Evaluated, Evaluations } from './evaluations.js';
import type { Axis } from './grid.js';
import type { Problem } from './problem.js';
import type { ConditionJudged, CurvePoint, OptimisationResult, Place, SettingFound, StretchFound, Twice, VariableFound } from './result.js';

/** What is known of a problem, at its end or where it was stopped. */
export interface Found {
  /** The file as it stands, with as many trials as settings in the whole range have, and with all. */
  readonly plan: { readonly whole: Appraisal; readonly all: Appraisal };
  readonly planAgain?: Appraisal;
  readonly evaluations: Evaluations;
  readonly best?: Evaluated;
  readonly cautious?: Evaluated;
  readonly binding: readonly { readonly condition: number; readonly best: Evaluated }[];
  /** Settings in other futures. */
  readonly fresh: ReadonlyMap<Evaluated, Appraisal>;
}

/** What is known, in the words and units of the file. */
export function resultOf(problem: Problem, found: Found, scenario: Scenario, complete: boolean, provenance: StudyProvenance): OptimisationResult {
  const { goal, objective, conditions, space, axes } = problem;
  const { evaluations, fresh, cautious, binding, planAgain } = found;
  const best = found.best ?? unreached();
  const { currency } = scenario;
  const plan = best.trials === space.trials.whole ? found.plan.whole : found.plan.all;
  const settingOf = (one: Evaluated): SettingFound => settingFound(problem, currency, one, fresh.get(one));
  const less = (one: Evaluated): Twice => ({ search: difference(one.appraisal, best.appraisal), fresh: difference(fresh.get(one), fresh.get(best)) });
  return {
    kind: 'optimise',
    version: 1,
    complete,
    currency,
    expected: isDetermined(scenario),
    goal,
    objective: { text: printed(objective), words: wordsOf(objective), unit: unitOf(objective, currency) },
    conditions: conditions.map((condition) => ({ text: printed(condition), words: wordsOf(condition) })),
    variables: problem.variables.map((variable, axis) => variableFound(problem, evaluations, variable, axis, best, complete, answersPrice(scenario))),
    trials: { ...space.trials, fresh: problem.fresh },
    settings: { tried: new Set(evaluations.all().map(({ point }) => point.join())).size, budget: problem.evaluations },
    plan: {
      values: problem.variables.map(({ input }) => (input.kind === 'uncertain' || input.entries !== undefined ? null : input.value)),
      texts: problem.asItStands,
      ...worthOf(problem, currency, plan, planAgain),
    },
    best: settingOf(best),
    feasible: isFeasible(best.appraisal),
    gain: { search: difference(best.appraisal, plan), fresh: difference(fresh.get(best), planAgain) },
    ...(cautious === undefined ? {} : { cautious: { ...settingOf(cautious), difference: less(cautious) } }),
    binding: binding.map(({ condition, best: other }) => ({ condition, best: settingOf(other), difference: less(other) })),
    map: axes.length === 2 ? mapOf(problem, evaluations) : [],
    provenance,
  };
}

const unreached = (): never => {
  throw new Error('a result needs a setting');
};

function difference(one: Appraisal | undefined, other: Appraisal | undefined): Known {
  return one === undefined || other === undefined ? null : numberOrNull(differenceOf(one.objective, other.objective));
}

function settingFound(problem: Problem, currency: string, { point, appraisal }: Evaluated, again: Appraisal | undefined): SettingFound {
  const places = problem.variables.map((variable, axis) => placeAt(problem, variable, axis, point[axis]));
  return { values: places.map(({ value }) => value), texts: places.map(({ text }) => text), ...worthOf(problem, currency, appraisal, again) };
}

function worthOf({ conditions }: Problem, currency: string, appraisal: Appraisal, again: Appraisal | undefined): Pick<SettingFound, 'objective' | 'conditions'> {
  return {
    objective: { search: numberOrNull(estimated(appraisal.objective)), fresh: again === undefined ? null : numberOrNull(estimated(again.objective)) },
    conditions: (again ?? appraisal).conditions.map(({ verdict, comparisons }, condition): ConditionJudged => {
      const units = unitsOf(conditions[condition], currency);
      return {
        verdict,
        comparisons: comparisons.map(({ text, value, bound }, place) => ({ text, value: numberOrNull(value), bound: numberOrNull(bound), unit: units[place] })),
      };
    }),
  };
}

/** Of the comparisons of a requirement, in their order: that of the side which is not a plain number. */
const unitsOf = (requirement: Requirement, currency: string): readonly string[] => comparisonsIn(requirement).map(({ left, right }) => unitOf(left.kind === 'number' ? right : left, currency));

function placeAt({ axes }: Problem, { write }: Variable, axis: number, place: number): Place {
  const value = axes[axis].valueAt(place);
  return { value, text: write(value) };
}

/** Whether leads mind a price. */
function answersPrice({ choice, segments }: Scenario): boolean {
  return !isZero(choice.priceElasticity) || !isZero(choice.priceSensitivity) || segments.some(({ priceElasticity }) => priceElasticity !== undefined);
}

/**
 * @param complete whether the settings along the variable were all tried
 * @param answered whether leads mind a price
 */
function variableFound(problem: Problem, evaluations: Evaluations, variable: Variable, axis: number, best: Evaluated, complete: boolean, answered: boolean): VariableFound {
  const { axes, space, kinds } = problem;
  const place = (at: number): Place => placeAt(problem, variable, axis, at);
  const line = lineOf(space, evaluations, best, axis);
  const stretch = (loses: Loses): StretchFound | null => {
    if (!complete || !isFeasible(best.appraisal)) return null;
    const { from, to, ends } = stretchOf(line, best, axis, loses);
    return { from: place(from.point[axis]), to: place(to.point[axis]), ends };
  };
  const { path, input } = variable;
  return {
    path,
    label: input.label,
    unit: input.unit,
    kind: kinds[axis],
    low: place(0),
    high: place(axes[axis].steps),
    best: place(best.point[axis]),
    atEnd: atEnd(axes[axis], best.point[axis], variable),
    held: input.holds === undefined ? null : { path: pathText(input.holds.steps), text: input.holds.text, answered },
    curve: complete ? line.map((one): CurvePoint => ({ ...place(one.point[axis]), ...worthAt(one, best) })) : [],
    untold: stretch(seenLoss(space.goal, best)),
    nearly: stretch(smallLoss(space.goal, best)),
  };
}

function atEnd({ steps }: Axis, place: number, { low, high, input }: Variable): VariableFound['atEnd'] {
  if (place === 0) return { end: 'low', widens: low > input.low };
  return place === steps ? { end: 'high', widens: high < input.high } : null;
}

function worthAt(one: Evaluated, best: Evaluated): Pick<CurvePoint, 'objective' | 'difference' | 'holds'> {
  return { objective: numberOrNull(estimated(one.appraisal.objective)), difference: difference(one.appraisal, best.appraisal), holds: isFeasible(one.appraisal) };
}

function mapOf(problem: Problem, evaluations: Evaluations): OptimisationResult['map'] {
  return evaluations.with(problem.space.trials.whole).map(({ point, appraisal }) => ({
    places: point.map((place, axis) => placeAt(problem, problem.variables[axis], axis, place)),
    objective: numberOrNull(estimated(appraisal.objective))?.value ?? null,
    holds: isFeasible(appraisal),
  }));
}
