import type { Scenario, Value } from '../../scenarios/scenario.js';
import { add, less, multiply, select, subtract, toMoney } from '../expression/operations.js';
import type { Expression } from '../expression/type.js';
import { combine, valueSource, type Source } from '../source.js';
import { stepOfMonth } from '../time.js';
import type { TrialContext, TrialParameter, TrialStage } from './stage.js';

/**
 * Profit is revenue less cost, net of interest and tax. Cash is the opening cash and all that has come in and gone out: what is
 * billed, after the collection delay, less operating cost, after the payment terms, less interest and tax, and what investors
 * and lenders pay in and take back. Net present value discounts the profit of step t (counted from 1) by (1 + discount rate)^t,
 * as a spreadsheet's NPV does.
 */
export const cash: TrialStage = {
  name: 'cash',
  space: 'trial',
  applies: () => true,
  parameters: ({ scenario }) => [
    { name: 'opening cash', unit: 'currency', source: valueSource(scenario.finance.openingCash, scenario) },
    {
      name: 'discount factor',
      unit: '1',
      source: combine([valueSource(scenario.finance.discountRate, scenario)], ([rate], step) => (1 + rate) ** -(step + 1), true),
    },
    ...funding(scenario),
  ],
  trace: (context, { scenario }) => {
    const { parameter, recorded, record, accumulate, sum } = context;
    const profit = subtract(recorded('revenue'), recorded('cost'));
    record('profit', profit);
    const flow = cashFlow(context, scenario, profit);
    accumulate('cash', flow, parameter('opening cash'));
    if (needsCash(scenario)) keepCash(context, scenario, flow);
    sum('revenue', recorded('revenue'));
    sum('cost', recorded('cost'));
    sum('npv', multiply(profit, parameter('discount factor')));
  },
};

/** Whether what happens next depends on how much cash there is. */
function needsCash({ policies, finance }: Scenario): boolean {
  return finance.onRuin === 'stop' || policies.some(({ when }) => when.measure === 'cash' || when.measure === 'runway');
}

function cashFlow(context: TrialContext, scenario: Scenario, profit: Expression): Expression {
  const { parameter, record, market } = context;
  const { funding: rounds, loans } = scenario.finance;
  const open = market('open');
  const whileOpen = (amount: Expression): Expression => (open === undefined ? amount : multiply(amount, toMoney(open)));
  const earned = isDeferred(scenario) ? whileOpen(deferred(context, scenario)) : profit;
  if (earned !== profit) record('timing', subtract(earned, profit));
  const paidIn = [...(rounds.length === 0 ? [] : [parameter('funding')]), ...(loans.length === 0 ? [] : [parameter('principal')])];
  if (paidIn.length === 0) return earned;
  const all = whileOpen(paidIn.reduce((total, one) => add(total, one)));
  record('funding', all);
  return add(earned, all);
}

/** Whether money comes and goes at other times than it is earned and spent. */
function isDeferred({ plans, finance }: Scenario): boolean {
  return plans.some(({ prepaid }) => prepaid) || finance.collectionDelay > 0 || finance.paymentTerms > 0;
}

function deferred({ recorded, delayed }: TrialContext, scenario: Scenario): Expression {
  const { collectionDelay, paymentTerms } = scenario.finance;
  const [billed, operating] = [recorded('billed'), recorded('operating cost')];
  const collected = delayed('billed', billed, stepOfMonth(scenario, collectionDelay));
  const paid = delayed('operating cost', operating, stepOfMonth(scenario, paymentTerms));
  return subtract(subtract(collected, paid), subtract(recorded('cost'), operating));
}

function keepCash({ last, keep, pass }: TrialContext, scenario: Scenario, flow: Expression): void {
  const now = add(last('cash', { type: 'money', value: { parameter: 'opening cash' } }), flow);
  keep('cash', now);
  pass('cash in hand', now);
  if (scenario.finance.onRuin !== 'stop') return;
  const open = last('open', { type: 'f32', value: 1 });
  keep('open', select(less(now, 0), multiply(open, 0), open));
}

/** What investors pay in by step: each round in its month, if it comes. */
function funding(scenario: Scenario): TrialParameter[] {
  const { funding: rounds } = scenario.finance;
  if (rounds.length === 0) return [];
  const sources = rounds.map((round, position): Source => {
    const due = stepOfMonth(scenario, round.month);
    const inputs = [round.value, round.probability, luckOf(position)].map((value) => valueSource(value, scenario));
    let luck = 0;
    return combine(inputs, ([amount, probability, number], step) => {
      // The luck of the first step, whatever the month, so that a round which is delayed comes in the same futures.
      if (step === 0) luck = number;
      if (step !== due) return 0;
      return scenario.expected ? amount * probability : luck < probability ? amount : 0;
    }, true);
  });
  return [{ name: 'funding', unit: 'currency a step', source: combine(sources, (amounts) => amounts.reduce((total, amount) => total + amount, 0)) }];
}

/** A uniform number, whether a round comes or not. */
function luckOf(round: number): Value {
  return {
    path: `finance.funding[${round}].comes`,
    quantity: { randomness: 'monthly', distribution: { kind: 'uniform', low: { randomness: 'known', value: 0 }, high: { randomness: 'known', value: 1 } } },
    per: 'month',
    scaling: 'level',
  };
}
