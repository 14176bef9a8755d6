import { z } from 'zod';
import { name, names, text } from '../schemaForms.js';
import type { ModelKind } from '../storedModel.js';
import { trainingRules, type ColumnRole, type TrainingSetting } from '../trainingRules.js';
import { kinds, value } from '../valueRules.js';

const columnName = ({ about, names: known }: ColumnRole) =>
  text(`${about}${known.length === 0 ? '' : ` Left out: the column named ${known.slice(0, 3).join(', ')} or the like.`}`, 'the name of a column', [known[0] ?? 'seats']);

const columnKey = (role: ColumnRole) =>
  role.type === 'features'
    ? z.array(columnName(role), { error: 'a list of names of columns' }).min(1, { error: 'at least one column' }).meta({ description: role.about }).optional()
    : columnName(role).optional();

const settingKey = (setting: TrainingSetting) => {
  if ('words' in setting) return text(`${setting.about} Left out: ${setting.fallback}.`, 'a word', [setting.fallback]).optional();
  const { about, low, high, whole, fallback } = setting;
  return value({
    ...kinds.count,
    noun: whole ? 'a known whole number' : 'a known number',
    whole: whole ? true : undefined,
    low,
    high,
    unit: '1',
    about: `${about} Left out: ${fallback}.`,
    examples: [fallback],
  }).optional();
};

/** How a driver is trained: what `bellwether train` reads; a run only looks whether the stored model still fits it. */
const training = (kind: ModelKind) => {
  const { columns, settings, members } = trainingRules[kind];
  return z
    .strictObject(
      {
        data: text('CSV or XLSX file beside this one that the model is trained on.', 'the name of a file', ['history.csv']),
        licence: text('Licence of the data, for the card of the model.', 'a text', ['our own']).optional(),
        members: value({
          ...kinds.count,
          low: 1,
          high: 100,
          unit: 'members',
          about: `Models that are trained on resampled data, one of which stands for a whole trial. Left out: ${members}.`,
          examples: [members],
        }).optional(),
        smallest_cell: value({
          ...kinds.count,
          low: 1,
          high: 1_000_000,
          unit: 'rows',
          about: 'Segments and cells with fewer rows are not stored or shown. Left out: 10.',
          examples: [10],
        }).optional(),
        ...Object.fromEntries(columns.map((role) => [role.role, columnKey(role)])),
        ...Object.fromEntries(settings.map((setting) => [setting.name, settingKey(setting)])),
      },
      { error: '{ data: history.csv, ... }' },
    )
    .describe('How bellwether train makes the model: its data, their columns, and how it learns.')
    .optional();
};

const model = text('File of the stored model, beside this one.', 'the name of a model file', ['churn.model.json']);

const segments = z
  .record(name, text('Name in the data.', 'a name in the data', ['SMB']), { error: "the data's names by the names of segments" })
  .optional()
  .describe('The segments that it drives, and their names in the data. Left out: every segment, by its own name.');

const driver = <Keys extends z.core.$ZodLooseShape>(kind: ModelKind, keys: Keys, about: string) =>
  z.strictObject({ model, ...keys, train: training(kind) }, { error: '{ model: ... }' }).describe(about).optional();

/** What is learned from data and drives the agents. */
export const drivers = z
  .strictObject(
    {
      recommender: driver(
        'recommender',
        {
          plans: z
            .record(name, text('Group of items in the data.', 'a group of items in the data', ['advanced']), { error: 'groups of items by the names of plans' })
            .optional()
            .describe('The group of items that each plan stands for. Left out: a plan stands for all items.'),
          segments,
          shown: value({
            ...kinds.share,
            noun: 'a chance',
            unit: 'chance',
            about: 'Chance that a lead is shown its best item. Left out: as measured on data that training did not see.',
            examples: ['18%'],
          }).optional(),
          degrade: value({
            ...kinds.share,
            unit: 'share',
            about: 'Share of that chance that is lost in use: a model that is worse in use than in its test.',
            examples: ['uniform(0%, 30%)'],
          }).default(0),
        },
        'Tastes from what people rated, bought or used: affinity of every agent to the plans, and the chance that a lead is shown its best item. Stated conversions are then those of leads who are shown what is most popular; levers and events act on it by the name recommender.',
      ),
      forecast: driver('forecast', {}, 'A forecast of demand: replaces what demand states.'),
      churn: driver('churn', { segments }, 'Chances of leaving from a table of customers: replace the churn that is stated.'),
      price: driver('price', { segments }, 'Elasticities from offers at different prices: replace choice.price_elasticity.'),
      sentiment: driver('sentiment', {}, 'The mood of a market from what people wrote: replaces persistence, noise and start of sentiment.'),
      risk: driver(
        'risk',
        {
          segments,
          lines: names('cost', 'Cost lines that state what is exposed, and are multiplied by the expected share that is lost.', 'credit_losses'),
        },
        'Expected losses from a table of contracts: multiply the cost lines named.',
      ),
    },
    { error: 'a map of recommender, forecast, churn, price, sentiment and risk' },
  )
  .prefault({})
  .describe('What is learned from data and drives the agents; bellwether train makes the models.');
