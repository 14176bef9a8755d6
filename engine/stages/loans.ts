import type { Scenario } from '../../scenarios/scenario.js';
import { pathSource, type Source } from '../source.js';
import { monthsPerStep, stepOfMonth, toStep } from '../time.js';
import type { TrialParameter } from './stage.js';

type Loan = Scenario['finance']['loans'][number];

/** Interest and principal of all loans by step: equal instalments from the step after the loan is paid out. */
export function loanParameters(scenario: Scenario): TrialParameter[] {
  const { loans } = scenario.finance;
  if (loans.length === 0) return [];
  return [
    { name: 'interest', unit: 'currency a step', source: together(loans.map((loan) => loanSource(loan, scenario, 'interest'))) },
    { name: 'principal', unit: 'currency a step, paid out less paid back', source: together(loans.map((loan) => loanSource(loan, scenario, 'principal'))) },
  ];
}

function together(sources: readonly Source[]): Source {
  return sources.reduce((one, other) => ({
    inputs: [...one.inputs, ...other.inputs],
    timed: true,
    evaluate: (drawn, step) => one.evaluate(drawn.slice(0, one.inputs.length), step) + other.evaluate(drawn.slice(one.inputs.length), step),
  }));
}

function loanSource({ month, value, interest, months }: Loan, scenario: Scenario, part: 'interest' | 'principal'): Source {
  const first = stepOfMonth(scenario, month);
  const terms = Math.max(1, Math.round(months / monthsPerStep(scenario.step)));
  return pathSource([value, interest], () => {
    let debt = 0;
    return ([amount, rate], step) => {
      if (step === first) {
        debt = amount;
        return part === 'principal' ? amount : 0;
      }
      if (step < first || step > first + terms) return 0;
      const perStep = toStep(rate, 'growth', interest.per, scenario.step);
      const due = debt * perStep;
      const instalment = perStep === 0 ? amount / terms : (amount * perStep) / (1 - (1 + perStep) ** -terms);
      debt -= instalment - due;
      return part === 'interest' ? due : due - instalment;
    };
  });
}
