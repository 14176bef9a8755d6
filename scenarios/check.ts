import { checkChange, checkSentiment } from './checkChange.js';
import { checkCorrelation } from './checkCorrelation.js';
import { checkEvents } from './checkEvents.js';
import { checkMarket } from './checkMarket.js';
import { checkMoney } from './checkMoney.js';
import { checkOffer } from './checkOffer.js';
import { checkPlaces } from './checkPlaces.js';
import { checkDriverNames } from './drivers/checkDrivers.js';
import { diagnose } from './diagnostic.js';
import type { Diagnostic } from './diagnostic.js';
import { faultAt, knownAt, limits } from './draft.js';
import { checkInvariants } from './figures/checkFigures.js';
import { stepsPerMonth } from './step.js';
import type { Draft } from './draft.js';
import { checkStudies } from './studies/checkStudies.js';
import { scalarAt } from './tree.js';

/** What the parts of a scenario must be to each other. Parts that are wrong by themselves are passed over. */
export const checkScenario = (draft: Draft): readonly Diagnostic[] => [
  ...checkCurrency(draft),
  ...checkSteps(draft),
  ...checkPlaces(draft),
  ...checkMarket(draft),
  ...checkOffer(draft),
  ...checkMoney(draft),
  ...checkSentiment(draft),
  ...checkChange(draft),
  ...checkEvents(draft),
  ...checkCorrelation(draft),
  ...checkDriverNames(draft),
  ...checkStudies(draft),
  ...checkInvariants(draft),
];

/** Codes that people write for a currency, and its ISO 4217 code. */
const otherCodes: Readonly<Record<string, string>> = {
  RMB: 'CNY',
  YUAN: 'CNY',
  EURO: 'EUR',
  $: 'USD',
  DOLLAR: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  YEN: 'JPY',
};

const checkCurrency = ({ tree }: Draft): readonly Diagnostic[] => {
  const code = scalarAt(tree, ['currency']);
  const known = Intl.supportedValuesOf('currency');
  if (code === undefined || typeof code.value !== 'string' || known.includes(code.text)) return [];
  const meant = otherCodes[code.text.toUpperCase()] ?? known.find((candidate) => candidate === code.text.toUpperCase());
  return [
    diagnose(code.place, ['currency'], {
      expected: 'an ISO 4217 currency code such as USD',
      ...(code.text === '' ? {} : { found: code.text }),
      ...(meant === undefined ? {} : { hint: `did you mean ${meant}?` }),
    }),
  ];
};

const checkSteps = (draft: Draft): readonly Diagnostic[] => {
  const months = knownAt(draft, ['months']);
  const step = scalarAt(draft.tree, ['step'])?.text ?? 'month';
  if (months === undefined || !(step === 'month' || step === 'week' || step === 'day')) return [];
  const most = Math.floor(limits.steps / stepsPerMonth[step]);
  if (months <= most) return [];
  return [
    faultAt(draft, ['months'], {
      expected: `at most ${most} months of steps of a ${step}`,
      found: String(months),
      hint: `a story has at most ${limits.steps} steps: use a longer step`,
    }),
  ];
};
