import type { InputSensitivity, SensitivityResult, Swing } from '../../../engine/studies/sensitivity/result.js';
import { count, estimateTo, list } from '../../numbers.js';
import { capital, inSentence } from '../../sentence.js';
import { amountText } from '../amounts.js';
import { studyBasis, studyProvenance } from '../provenance.js';
import type { StudyDocument, StudySection } from '../studyDocument.js';
import { informationName } from './charts.js';
import { findings } from './findings.js';
import { alternativeTable, indexTable, inputTable, worthTable } from './tables.js';

/** What the study says, for the terminal and the page. */
export const sensitivityDocument = (result: SensitivityResult): StudyDocument => {
  const { figure, provenance, indices } = result;
  return {
    title: provenance.scenarios[0]?.name ?? '',
    about: `What ${figure.words} depends on${figure.estimate === null ? '' : `; it is ${amountText(figure.estimate, figure.unit)} in the plan as it is`}.`,
    basis: studyBasis(provenance),
    findings: findings(result),
    sections: [
      { title: `What moves ${figure.words}`, charts: ['tornado'], tables: [inputTable(result)] },
      ...(indices === undefined ? [] : [{ title: 'Where the spread comes from', charts: ['indices'], tables: [indexTable(result)] }]),
      ...result.decisions.flatMap((decision): readonly StudySection[] =>
        decision.judged === undefined
          ? []
          : [
              {
                title: `Decision: ${decision.name.replaceAll('_', ' ')}`,
                charts: [informationName(decision.name)],
                tables: [alternativeTable(decision), worthTable(decision, result.expected)],
              },
            ],
      ),
    ],
    limits: limits(result),
    provenance: studyProvenance(provenance),
    version: provenance.versions.bellwether,
  };
};

/** How the numbers are meant. */
const limits = (result: SensitivityResult): readonly string[] => [...ofRuns(result), ...ofTornado(result), ...ofIndices(result), ...ofDecisions(result)];

const ofRuns = ({ trialsOfFile, provenance }: SensitivityResult): readonly string[] =>
  provenance.trials < trialsOfFile
    ? [`A run has ${count(provenance.trials)} trials, not the ${count(trialsOfFile)} of the file: figures differ a little from those of a full run; --trials asks for more.`]
    : [];

const ofTornado = (result: SensitivityResult): readonly string[] => {
  const { figure, inputs, namedInputs, complete, expected, seenFrom } = result;
  const held = inputs.filter(({ swing }) => swing !== undefined);
  const ending = (wanted: Swing['ends']): readonly InputSensitivity[] => held.filter(({ swing }) => swing?.ends === wanted);
  const [values, tails] = [ending('values'), ending('tails')];
  const learned = inputs.filter((input) => input.learned);
  const left = complete ? inputs.filter((input) => input.swing === undefined && !input.learned) : [];
  return [
    ...(held.length === 0
      ? []
      : [
          'An input is held at its P10 and at its P90, the others as they were drawn: in one future in ten it is lower, in one higher.',
          ...(expected ? [] : [`A difference below ${seenFrom.toFixed(1)} standard errors is taken for luck: in 1 of 20 such studies at most does luck alone bring a larger one.`]),
        ]),
    ...groupsOf(held, inputs).map(correlatedText),
    ...(values.length === 0
      ? []
      : [`${capital(names(values))} ${values.length === 1 ? 'is' : 'are'} the same at P10 and P90: held at the values with which ${figure.words} is lowest and highest.`]),
    ...(tails.length === 0 ? [] : [`${capital(names(tails))} ${tails.length === 1 ? 'is' : 'are'} nearly always the same: held at the P1 and the P99.`]),
    ...(learned.length === 0
      ? []
      : [`${capital(names(learned))}: which of a model's fits is right has no P10 and no P90; what that does is among the shares of the spread.`]),
    ...(left.length === 0 ? [] : [`Not held${namedInputs ? '' : ', because by themselves they explain less'}: ${names(left)}.`]),
  ];
};

const names = (inputs: readonly InputSensitivity[]): string => list(inputs.map(({ label }) => inSentence(label)));

/** Inputs that are correlated with one another, where any of them is held. */
const groupsOf = (held: readonly InputSensitivity[], inputs: readonly InputSensitivity[]): readonly (readonly InputSensitivity[])[] => {
  const groups = held.map(({ path, followers }) => inputs.filter((one) => one.path === path || followers.includes(one.path)));
  return groups.filter((group, place) => group.length > 1 && groups.findIndex(([first]) => first === group[0]) === place);
};

const correlatedText = (group: readonly InputSensitivity[]): string => {
  const [others, move] = group.length > 2 ? ['the others', 'move'] : ['the other', 'moves'];
  const partial = group.filter(({ rank }) => rank !== null && rank.partial !== null);
  const still = list(partial.map(({ label, rank }) => `${correlationText(rank?.partial)} of ${inSentence(label)}`));
  return `${capital(names(group))} are correlated: where one is held, ${others} ${move} with it.${still === '' ? '' : ` With ${others} kept still, the rank correlation is ${still}.`}`;
};

const correlationText = (estimate: { readonly value: number; readonly se: number } | null | undefined): string => {
  const { value, error } = estimateTo(estimate?.value ?? 0, estimate?.se ?? 0, 2);
  return `${value} ${error}`;
};

const ofIndices = ({ figure, outcome, indices }: SensitivityResult): readonly string[] => {
  if (indices === undefined) return outcome.without === undefined ? [] : [`The spread is not split: ${outcome.without}.`];
  return [
    ...(outcome.isMean
      ? []
      : [`Shares of the spread are those of ${outcome.words} in each future: ${figure.words} is one number for all of them, which has no variance to split.`]),
    ...(indices.factors.some(({ kind, paths }) => kind === 'inputs' && paths.length > 1)
      ? ['Inputs that are correlated are one factor of the spread: what each of them explains cannot be told apart.']
      : []),
  ];
};

/** How a file states a decision. */
const example = 'decisions: { price: { maximise: mean(profit), alternatives: { keep: {}, dearer: { offer.PLAN.price: 119 } } } }';

const ofDecisions = ({ decisions, complete }: SensitivityResult): readonly string[] => {
  if (decisions.length === 0) return complete ? [`What knowing more would be worth: the file states no decision. Add, with the name of a plan, ${example}`] : [];
  return decisions.some(({ judged }) => judged !== undefined)
    ? ['What an input is worth knowing is what choosing by it gains on average, judged in other futures than those that the choice was fitted to: a little low, where the fit is not the best.']
    : [];
};
