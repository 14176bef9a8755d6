import type { Estimated } from '../../../engine/studies/estimate.js';
import type { Judged, RequirementStress, Shock, StressResult } from '../../../engine/studies/stress/result.js';
import { count, list, plural } from '../../numbers.js';
import { inSentence } from '../../sentence.js';
import { chanceText, distanceOf, judgedCell, judgedText, movedText } from './words.js';

/** What the study found, the nearest failing shock first. */
export const findings = (result: StressResult): readonly string[] => {
  const nearest = result.nearest === null ? undefined : result.requirements[result.nearest];
  const others = result.requirements.filter((requirement) => requirement !== nearest);
  return [
    ...others.filter(({ outcome }) => outcome === 'broken' || outcome === 'at once').flatMap((requirement) => findingOf(requirement, result)),
    ...(nearest === undefined ? [] : nearestFindings(nearest, result)),
    ...others.filter(({ outcome }) => outcome !== 'broken' && outcome !== 'at once').flatMap((requirement) => findingOf(requirement, result)),
    ...(result.unsearched === undefined ? [] : [`No shock was searched for: ${result.unsearched}.`]),
    ...stressFindings(result),
  ];
};

/** `falls from 6.13% to 4.65%` of each input that is moved. */
export const shockText = ({ inputs }: Shock): string => list(inputs.map(movedText));

const nearestFindings = (requirement: RequirementStress, result: StressResult): readonly string[] => {
  const { failing, begins, origin } = requirement;
  if (failing === null) return [];
  const { scenario } = result;
  const without = origin === null ? '' : `; without the shock: ${judgedCell(origin, scenario)}`;
  return [
    `The smallest shock that breaks \u201c${requirement.text}\u201d has distance ${distanceOf(failing.distance)}: ${shockText(failing)}.`,
    `Under it, ${judgedText(failing.judged, scenario)}${without}.`,
    ...likelihood(failing),
    ...doubtOf(requirement, scenario),
    ...(begins === null || begins.se === 0 ? [] : [`In that direction it begins to break at a distance of about ${distanceWithError(begins)}; the shock above is so much farther that ${plural(failing.judged.trials, 'fresh future')} leave no doubt.`]),
  ];
};

/** `0.60 ± 0.24`. */
export const distanceWithError = ({ value, se }: Estimated): string => (se < 0.005 ? distanceOf(value) : `${value.toFixed(2)} \u00b1 ${se.toFixed(2)}`);

const likelihood = ({ plausibility, inputs }: Shock): readonly string[] => {
  const known = inputs.filter(({ kind }) => kind !== 'uncertain');
  if (plausibility === null) return ['Nothing uncertain is moved, so that the plan\u2019s own laws give this shock no chance: its distance is a matter of the units under `shocks:`.'];
  const { beyond, farther, dimensions } = plausibility;
  return [
    `By the plan\u2019s own laws the chance of going so far in this direction is ${chanceText(beyond)}${dimensions > 1 && farther < 0.5 ? `, and of going so far in any direction ${chanceText(farther)}` : ''}${known.length === 0 ? '' : `; ${list(known.map(({ label }) => inSentence(label)))} ${known.length === 1 ? 'has no law and is' : 'have no laws and are'} not in it`}.`,
  ];
};

/** What became of a requirement that is not the headline. */
const findingOf = (requirement: RequirementStress, { scenario, trials, radius, unsearched }: StressResult): readonly string[] => {
  const { text, outcome, plan, origin, border, failing, unconfirmed, searched } = requirement;
  const name = `\u201c${text}\u201d`;
  const doubt = doubtOf(requirement, scenario);
  switch (outcome) {
    case 'broken':
      return plan === null ? [] : [`${name} is broken in the plan as it stands, without any shock: ${judgedText(plan, scenario)}.`];
    case 'at once':
      return origin === null ? [] : [`${name} is broken as soon as the inputs of the search are at their medians, without any shock: ${judgedText(origin, scenario)}.`];
    case 'failing':
      return failing === null ? [] : [...doubt, `${name} breaks at a distance of ${distanceOf(failing.distance)}: ${shockText(failing)}; then ${judgedText(failing.judged, scenario)}.`];
    case 'undecided':
      return [
        ...doubt,
        ...(border === null || unconfirmed === null
          ? []
          : [undecidedText(name, `under a shock of distance ${distanceOf(border.distance)} (${shockText(border)}), which ${plural(trials.all, 'future')} find broken and fresh ones do not confirm`, unconfirmed, scenario)]),
      ];
    case 'none':
      return [...doubt, `No shock up to a distance of ${distanceOf(searched.radius)} was found that breaks ${name}.`];
    case 'unknown':
      if (unsearched !== undefined) return doubt;
      return [...doubt, `${name}: stopped before all shocks up to a distance of ${distanceOf(radius)} were searched${border === null ? '' : `; the nearest failing one so far has distance ${distanceOf(border.distance)}: ${shockText(border)}`}.`];
    default:
      return outcome satisfies never;
  }
};

/** Where the plan itself may break it, for all that its futures say. */
const doubtOf = ({ text, plan }: RequirementStress, scenario: StressResult['scenario']): readonly string[] =>
  plan?.verdict === 'undecided' ? [undecidedText(`\u201c${text}\u201d`, 'in the plan as it stands', plan, scenario)] : [];

const undecidedText = (name: string, where: string, judged: Judged, scenario: StressResult['scenario']): string =>
  `${name} cannot be decided by ${plural(judged.trials, 'future')} ${where}: ${judgedText(judged, scenario)}${judged.trialsNeeded === undefined ? ', and it lies on its bound' : `; about ${count(judged.trialsNeeded)} would be needed`}.`;

/** What named stresses break that the plan keeps. */
const stressFindings = ({ stresses, requirements }: StressResult): readonly string[] => {
  const broken = requirements.flatMap(({ text, plan }, position) => {
    const by = plan?.verdict === 'broken' ? [] : stresses.filter(({ judged }) => judged[position]?.verdict === 'broken').map(({ name }) => stressName(name));
    return by.length === 0 ? [] : [{ text, by }];
  });
  if (stresses.length === 0 || requirements.length === 0) return [];
  const [one] = stresses.length === 1 ? stresses : [];
  if (requirements.every(({ plan }) => plan?.verdict === 'broken')) return [];
  if (broken.length === 0) return [`${one === undefined ? `None of the ${stresses.length} named stresses` : `The named stress ${stressName(one.name)}`} breaks ${one === undefined ? 'anything' : 'nothing'} that the plan keeps.`];
  if (one !== undefined) return [`The named stress ${stressName(one.name)} breaks ${list(broken.map(({ text }) => `\u201c${text}\u201d`))}.`];
  return [`Of the ${stresses.length} named stresses, ${broken.map(({ text, by }) => `${list(by)} ${by.length === 1 ? 'breaks' : 'break'} \u201c${text}\u201d`).join('; ')}.`];
};

/** `lead_drought` -> `lead drought`. */
export const stressName = (name: string): string => name.replaceAll('_', ' ');
