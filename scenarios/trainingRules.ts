import type { ModelKind } from './storedModel.js';

/** What can be fitted: the models that drive a scenario, and laws whose parameters are pasted into one. */
export type FitKind = ModelKind | 'sbg' | 'bgnbd';

/** A part that a column of the data plays. */
export interface ColumnRole {
  readonly role: string;
  readonly about: string;
  readonly type: 'number' | 'category' | 'text' | 'time' | 'flag' | 'features';
  readonly required: boolean;
  /** Names by which a column is found when none is stated, compared without case, spaces and underscores. */
  readonly names: readonly string[];
}

/** A number or a word that decides how a model is trained. */
export type TrainingSetting =
  | { readonly name: string; readonly about: string; readonly whole: boolean; readonly low: number; readonly high: number; readonly fallback: number }
  | { readonly name: string; readonly about: string; readonly words: readonly string[]; readonly fallback: string };

export interface TrainingRules {
  readonly about: string;
  /** Members of the ensemble when none are stated. */
  readonly members: number;
  /** Whether differentially private noise can be added to the counts that are fitted. */
  readonly noise?: boolean;
  readonly columns: readonly ColumnRole[];
  readonly settings: readonly TrainingSetting[];
}

const user = ['user', 'userid', 'customer', 'customerid', 'learner', 'client', 'account', 'id'];
const segment: ColumnRole = {
  role: 'segment',
  about: 'Segment that the row belongs to; left out: all rows are of one kind.',
  type: 'category',
  required: false,
  names: ['segment'],
};
const id: ColumnRole = {
  role: 'id',
  about: 'What names the row: checked for doubles, then forgotten.',
  type: 'category',
  required: false,
  names: ['id', 'customerid', 'userid', 'customer', 'accountid', 'offerid', 'contractid', 'loanid'],
};
const features: ColumnRole = {
  role: 'features',
  about: 'Columns to learn from; left out: every other column.',
  type: 'features',
  required: false,
  names: [],
};
const time = (about: string, required: boolean): ColumnRole => ({ role: 'time', about, type: 'time', required, names: ['time', 'date', 'month', 'week', 'day', 'timestamp', 'invoicedate'] });

const whole = (name: string, about: string, low: number, high: number, fallback: number): TrainingSetting => ({ name, about, whole: true, low, high, fallback });
const number = (name: string, about: string, low: number, high: number, fallback: number): TrainingSetting => ({ name, about, whole: false, low, high, fallback });

const descent: readonly TrainingSetting[] = [
  whole('epochs', 'Most passes over the training rows; training stops earlier when the validation rows say so.', 1, 10_000, 200),
  number('learning_rate', 'Step of the optimiser.', 0.000_001, 1, 0.05),
  number('penalty', 'Weight of the squares of the weights in the loss.', 0, 1000, 0.001),
];

/** What each kind of fit reads and how it can be told to learn: the command line, the `train:` part of a scenario and the docs follow it. */
export const trainingRules: Readonly<Record<FitKind, TrainingRules>> = {
  recommender: {
    about: 'Tastes from what people rated, bought or used: matrix factorisation with biases.',
    members: 8,
    columns: [
      { role: 'user', about: 'Who: hashed while read, never kept.', type: 'category', required: true, names: user },
      { role: 'item', about: 'What.', type: 'category', required: true, names: ['item', 'itemid', 'product', 'productid', 'stockcode', 'course', 'movie', 'movieid', 'title'] },
      { role: 'rating', about: 'How much they liked it. With neither rating nor count, every row is one use.', type: 'number', required: false, names: ['rating', 'score', 'stars'] },
      { role: 'count', about: 'How often they used it.', type: 'number', required: false, names: ['count', 'quantity', 'plays', 'uses'] },
      time('When; the last things a person did are held out. Left out: things drawn at random are.', false),
      { ...segment, about: 'Segment that the person belongs to; left out: all are of one kind.' },
      { role: 'group', about: 'Group that the item belongs to, for plans that stand for a group of items.', type: 'category', required: false, names: ['group', 'category', 'genre', 'level'] },
    ],
    settings: [
      whole('factors', 'Length of the vectors of people and items.', 1, 256, 32),
      whole('epochs', 'Most passes over the training rows; training stops earlier when the validation rows say so.', 1, 1000, 40),
      number('learning_rate', 'Step of the optimiser.', 0.000_01, 1, 0.02),
      number('penalty', 'Weight of the squares of vectors and biases in the loss of ratings; uses take a tenth of it, their loss being so much flatter.', 0, 10, 0.1),
      whole('batch', 'Rows between two steps of the optimiser.', 16, 1_048_576, 4096),
      whole('negatives', 'Things not used that are drawn beside each one used, where there are no ratings.', 1, 50, 4),
      whole('first', 'How many items a lead is shown first.', 1, 1000, 10),
    ],
  },
  forecast: {
    about: 'A demand index from a monthly or weekly history; the method is chosen by a rolling hold-out.',
    members: 20,
    columns: [
      time('Month (2026-03) or first day of the week (2026-03-02) of the row.', true),
      { role: 'value', about: 'What is forecast: visitors, orders, sales.', type: 'number', required: true, names: ['value', 'visitors', 'orders', 'sales', 'demand', 'passengers', '#passengers', 'count'] },
    ],
    settings: [
      whole('ahead', 'Months or weeks to forecast; left at 0: the months of the scenario, else 36 months or 104 weeks.', 0, 1200, 0),
      whole('paths', 'Futures drawn by resampling errors.', 100, 10_000, 1000),
      whole('epochs', 'Most passes of the neural network over the history.', 1, 10_000, 300),
    ],
  },
  churn: {
    about: 'Chance of leaving from a table of customers: logistic regression.',
    members: 20,
    columns: [
      { role: 'churned', about: 'Whether the customer left within the period.', type: 'flag', required: true, names: ['churned', 'churn', 'left', 'exited', 'cancelled'] },
      id,
      segment,
      features,
    ],
    settings: [
      ...descent,
      whole('period', 'Months that the column of who left covers.', 1, 60, 1),
      { name: 'balance', about: 'Whether those who left and those who stayed weigh the same while learning; chances are corrected back.', words: ['no', 'yes'], fallback: 'no' },
    ],
  },
  price: {
    about: 'Elasticity from offers at different prices and who accepted: logistic regression.',
    members: 20,
    columns: [
      { role: 'price', about: 'Price that was offered.', type: 'number', required: true, names: ['price', 'offer', 'amount'] },
      { role: 'bought', about: 'Whether the offer was taken.', type: 'flag', required: true, names: ['bought', 'converted', 'accepted', 'purchased', 'sale'] },
      id,
      segment,
      features,
    ],
    settings: descent,
  },
  sentiment: {
    about: 'The mood of a market from what people wrote: a classifier of labelled texts, and a monthly index.',
    members: 20,
    columns: [
      { role: 'text', about: 'What was written, in Chinese or English.', type: 'text', required: true, names: ['text', 'review', 'comment', 'message', 'content'] },
      { role: 'label', about: 'Its tone: positive, neutral or negative (or 1, 0, -1, or 正面, 中性, 负面); rows without one get the tone that was learned.', type: 'category', required: true, names: ['label', 'sentiment', 'tone'] },
      time('When it was written; left out: no index.', false),
    ],
    settings: [...descent, whole('features', 'Length of the hashed bag of words.', 64, 65_536, 2048)],
  },
  risk: {
    about: 'Expected loss from a table of contracts: linear regression on squared error.',
    members: 20,
    columns: [
      { role: 'loss', about: 'What was lost, as a share of what was exposed.', type: 'number', required: true, names: ['loss', 'lossrate', 'defaulted', 'default'] },
      id,
      segment,
      features,
    ],
    settings: descent,
  },
  sbg: {
    about: 'Churn that differs between customers, from how many are left after each period: shifted beta-geometric.',
    members: 1,
    noise: true,
    columns: [
      { role: 'period', about: 'Periods since joining: 0, 1, 2, ...', type: 'number', required: true, names: ['period', 'year', 'month', 'age', 'tenure'] },
      { role: 'customers', about: 'Customers who are still there.', type: 'number', required: true, names: ['customers', 'active', 'alive', 'survivors', 'count', 'retained'] },
    ],
    settings: [{ name: 'every', about: 'Length of a period.', words: ['month', 'year'], fallback: 'month' }, whole('until', 'Last period that is fitted; 0: all. Later ones are a hold-out.', 0, 1200, 0)],
  },
  bgnbd: {
    about: 'How often customers buy and when they stop, from their purchases: BG/NBD, and Gamma-Gamma for what they spend.',
    members: 1,
    columns: [
      { role: 'user', about: 'Who: hashed while read, never kept.', type: 'category', required: true, names: user },
      time('When they bought; a table of transactions has it.', false),
      { role: 'value', about: 'What they spent.', type: 'number', required: false, names: ['value', 'dollarvalue', 'amount', 'spend', 'monetaryvalue', 'revenue'] },
      { role: 'frequency', about: 'Repeat purchases; a table of customers has it, with recency and T.', type: 'number', required: false, names: ['frequency', 'x'] },
      { role: 'recency', about: 'Time from the first to the last purchase.', type: 'number', required: false, names: ['recency', 'tx'] },
      { role: 'age', about: 'Time from the first purchase to the end of observation.', type: 'number', required: false, names: ['age', 't'] },
    ],
    settings: [
      { name: 'every', about: 'Unit of time.', words: ['week', 'day', 'month'], fallback: 'week' },
      { name: 'until', about: 'Last day of the fitted part (2026-06-30), where later purchases are a hold-out; none: all are fitted.', words: [], fallback: '' },
    ],
  },
};
