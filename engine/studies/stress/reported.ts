import { wordsOf } from '../../../scenarios/figures/wordsOf.js';
import { isDetermined } from '../isDetermined.js';
import { provenanceOf } from '../provenance.js';
import type { Chosen } from './chosenInputs.js';
import { movedInput, shockAt, type Movable } from './moved.js';
import type { RequirementStress, ShockedInput, ShockedInputs, StressResult } from './result.js';
import { nothing } from './search/certificate.js';
import type { Study } from './study.js';

/** What a study knows, as its result. */
export function resultOf(study: Study, complete: boolean): StressResult {
  const { loaded, judging, options, trials, tools } = study;
  const { name, currency, months } = loaded.scenario;
  const requirements = judging.stated.map((_, position) => requirementOf(study, position));
  const failing = requirements.flatMap(({ failing: shock }, position) => (shock === null ? [] : [{ position, distance: shock.distance }]));
  const nearest = failing.sort((one, other) => one.distance - other.distance)[0];
  return {
    kind: 'stress',
    version: 1,
    complete,
    scenario: { name, currency, months, expected: isDetermined(loaded.scenario) },
    errorRate: options.errorRate,
    radius: options.radius,
    trials,
    space: study.chosen === undefined ? { inputs: [], chosen: 'asked', leftOut: [] } : shockedInputs(study.chosen, study.shocks?.movable ?? []),
    requirements,
    ...(study.unsearched === undefined ? {} : { unsearched: study.unsearched }),
    nearest: nearest?.position ?? null,
    waterfall: study.waterfall ?? null,
    frontier: study.frontier ?? null,
    stresses: study.stresses,
    evaluations: study.evaluations,
    provenance: provenanceOf([loaded.scenario], tools.runner, tools.journal, study.begun),
  };
}

function shockedInputs({ chosen, leftOut, correlations }: Chosen, movable: readonly Movable[]): ShockedInputs {
  return { inputs: movable.map((one) => shockedInput(one, correlations[one.input.path])), chosen, leftOut };
}

function shockedInput(movable: Movable, correlation?: number): ShockedInput {
  const { input, dimension, share } = movable;
  const months = dimension.unit ?? 0;
  const origin = movedInput(movable, 0).fromText;
  const step =
    dimension.kind === 'uncertain'
      ? 'one standard-normal score of its own law'
      : dimension.kind === 'month'
        ? `${months} ${months === 1 ? 'month' : 'months'}`
        : `${Number((100 * share).toPrecision(6))}% of its value`;
  return { path: input.path, label: input.label, kind: dimension.kind, unit: input.unit, step, origin, ...(correlation === undefined ? {} : { correlation }) };
}

function requirementOf(study: Study, position: number): RequirementStress {
  const { judging, shocks } = study;
  const [plan, origin] = [study.plan?.[position].judged ?? null, study.origin?.[position].judged ?? null];
  const found = study.found.get(position);
  const confirmation = study.confirmed.get(position);
  const border = found?.nearest === undefined || shocks === undefined ? null : { ...shockAt(shocks, found.nearest.coordinates), se: confirmation?.se ?? 0 };
  const { failing = null, atBorder = null, unconfirmed = null } = confirmation ?? {};
  const searched = found?.searched ?? nothing;
  const outcome =
    plan?.verdict === 'broken'
      ? 'broken'
      : origin?.verdict === 'broken'
        ? 'at once'
        : failing !== null
          ? 'failing'
          : confirmation !== undefined
            ? 'undecided'
            : searched.radius > 0 && border === null
              ? 'none'
              : 'unknown';
  const { text, requirement } = judging.stated[position];
  return { text, words: wordsOf(requirement), plan, origin, outcome, border, begins: confirmation?.begins ?? null, atBorder, failing, unconfirmed, searched };
}
