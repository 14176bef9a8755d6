import { z } from 'zod';

/**
 * What training leaves behind and a simulation reads: a card that says where the model comes from and how far it can be trusted, and
 * plain tables. Every table holds one entry a member of the ensemble; one member stands for a whole trial, so that what training
 * does not know is part of what the simulation does not know. Nothing in it says who the people of the data were.
 */

const finite = z.number();
const share = z.number().min(0).max(1);
const count = z.int().min(0);
/** `[member]` */
const perMember = z.array(finite).min(1);
/** `[member][row]`; a row is a person (or a stratum of persons) of the data, the same one in every member, without a name. */
const perRowOf = (value: z.ZodNumber) => z.array(z.array(value).min(1)).min(1);
const perRow = perRowOf(finite);

/** Whether lists are of one length each, and all of them of the same. */
const alike = (lists: readonly { readonly length: number }[]): boolean => lists.every(({ length }) => length === lists[0]?.length);
/** Whether every member has the same rows. */
const even = (table: readonly (readonly number[])[]): boolean => alike(table);

/** One figure of a card, measured on data that training did not see, beside what an honest baseline reaches there. */
const metric = z.strictObject({
  /** In the field's words: `AUC`, `RMSE`, `recall@10`, `MASE`. */
  name: z.string().min(1),
  value: finite,
  /** Standard error of the value over resampled hold-out rows; null where it is not known. */
  se: finite.min(0).nullable(),
  /** `global mean and biases`, `most popular`, `seasonal naive`, and what it reaches; null where nothing is compared. */
  baseline: z.strictObject({ name: z.string().min(1), value: finite }).nullable(),
  /** Whether a higher value is better. */
  better: z.enum(['higher', 'lower', 'neither']),
});

export const cardSchema = z.strictObject({
  /** One line for a reader: `Churn of 7,032 customers by logistic regression`. */
  title: z.string().min(1),
  data: z.strictObject({
    /** Name of the file, without its folder. */
    file: z.string().min(1),
    /** SHA-256 of its bytes, in hexadecimal; where noise was added, of the noisy counts: the hash of a small table tells whoever guesses it. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** Rows in the file, below its header. */
    rows: count,
    /** Rows that training, validation and test used. */
    used: count,
    /** Rows that were left out, by reason. */
    dropped: z.array(z.strictObject({ reason: z.string().min(1), rows: count })),
    /** Columns that were read, by the part they play: `{ user: 'CustomerID' }`; features in their order. */
    columns: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    licence: z.string().nullable(),
  }),
  trained: z.strictObject({
    /** ISO date. */
    date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    seed: z.string(),
    /** What computed it: `TensorFlow.js 4.22.0 on wasm`, `double precision`. */
    backend: z.string().min(1),
    bellwether: z.string().min(1),
    /** Everything else that decides the result: factors, epochs, learning rate. */
    settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    /** SHA-256, in hexadecimal, of what was asked of the training: kind, columns, settings, seed and members. */
    asked: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  /** How the data was split, in a sentence. */
  split: z.string().min(1),
  metrics: z.array(metric),
  /** The same figures by segment of the data, where it has several and they are large enough to be shown. */
  segments: z.array(z.strictObject({ name: z.string(), rows: count, metrics: z.array(metric) })),
  privacy: z.strictObject({
    /** `dropped`: no identifier is kept; `none`: the data had none. */
    identifiers: z.enum(['dropped', 'none']),
    /** Segments, items and cells with fewer rows than this are not shown or stored. */
    smallestCell: count,
    /** Epsilon of the differentially private noise on fitted counts; null: none was asked for. */
    epsilon: finite.positive().nullable(),
  }),
  /** What the reader should not conclude, a sentence each. */
  limits: z.array(z.string().min(1)),
});

/** Affinities of people for groups of items, in log-odds, and how often a lead is shown its best item. */
const recommenderTables = z
  .strictObject({
  /** Groups of items that a plan can stand for; the first is `all`. */
  groups: z.array(z.strictObject({ name: z.string().min(1), items: count })).min(1),
  segments: z
    .array(
      z.strictObject({
        name: z.string(),
        people: count,
        /** `[group][member][row]`: affinity for the item of the group that the model ranks first for the person. */
        best: z.array(perRow),
        /** `[group][member][row]`: affinity for the item of the group that a person is shown without a recommender: the mean over items by popularity. */
        other: z.array(perRow),
      }),
    )
    .min(1),
  /** Chance that a person's best item is among those shown first: by the model, and by showing everybody what is most popular; on held-out data. */
  shown: z.array(share).min(1),
  popular: z.array(share).min(1),
  /** How many items are shown first: the k of `hit rate at k`. */
  first: z.int().min(1),
})
  .refine(({ groups, segments }) => segments.every(({ best, other }) => alike([groups, best, other])), { error: 'best and other of every segment with a table for each group' })
  .refine(({ segments, shown, popular }) => alike([shown, popular, ...segments.flatMap(({ best, other }) => [...best, ...other])]), { error: 'every table with the same members' })
  .refine(({ segments }) => segments.every(({ best, other }) => [...best, ...other].every(even) && alike([...best, ...other].map(([row]) => row ?? []))), {
    error: 'every member of a segment with the same people',
  });

/** A demand index by calendar time: 1 is the mean of the last year (or of all, where there is less) of the history. */
const forecastTables = z
  .strictObject({
  every: z.enum(['month', 'week']),
  /** First month (`2027-01`) or first day of the first week (`2027-01-04`) after the history. */
  from: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/),
  /** What an index of 1 is in units of the history. */
  base: finite.positive(),
  /** `[member][step]`: the index expected, above 0. */
  point: perRowOf(finite.positive()),
  /** `[path][step]`: factors on it, above 0; whole paths of one future each, so that errors keep their autocorrelation. */
  errors: perRowOf(finite.positive()),
  /** The method that won out of sample: `seasonal naive`, `neural network`. */
  method: z.string().min(1),
})
  .refine(({ point, errors }) => alike([...point, ...errors]), { error: 'every path with the same steps' });

/** Chances of leaving within a month. */
const churnTables = z
  .strictObject({
  segments: z.array(z.strictObject({ name: z.string(), people: count, /** `[member][row]`, rows in rising order of their mean. */ chance: perRowOf(share) })).min(1),
})
  .refine(({ segments }) => alike(segments.map(({ chance }) => chance)) && segments.every(({ chance }) => even(chance)), { error: 'every segment with the same members, each with the same people' });

/** Relative fall of conversion per relative rise of price, at the mean price and conversion of the data. */
const priceTables = z
  .strictObject({
  segments: z.array(z.strictObject({ name: z.string(), people: count, elasticity: z.array(finite.min(0).max(1000)).min(1) })).min(1),
})
  .refine(({ segments }) => alike(segments.map(({ elasticity }) => elasticity)), { error: 'every segment with the same members' });

/** The process of sentiment by month: `S_t = persistence S_{t-1} + noise eps_t`, and where it stands at the end of the data. */
const sentimentTables = z
  .strictObject({ persistence: z.array(share).min(1), noise: z.array(finite.min(0)).min(1), start: perMember })
  .refine(({ persistence, noise, start }) => alike([persistence, noise, start]), { error: 'persistence, noise and start of the same members' });

/** Expected loss, as a share of what is exposed, or whatever the score counts. */
const riskTables = z
  .strictObject({
  segments: z.array(z.strictObject({ name: z.string(), people: count, rate: z.array(share).min(1) })).min(1),
})
  .refine(({ segments }) => alike(segments.map(({ rate }) => rate)), { error: 'every segment with the same members' });

const model = <const Kind extends string, Tables extends z.ZodType>(kind: Kind, tables: Tables) =>
  z.strictObject({ format: z.literal('bellwether model'), version: z.literal(1), kind: z.literal(kind), card: cardSchema, tables });

/** A stored model of any kind that can drive a scenario. A segment named `` stands for everybody, where the data names none. */
export const storedModelSchema = z.discriminatedUnion('kind', [
  model('recommender', recommenderTables),
  model('forecast', forecastTables),
  model('churn', churnTables),
  model('price', priceTables),
  model('sentiment', sentimentTables),
  model('risk', riskTables),
]);

export type Card = z.output<typeof cardSchema>;
export type CardMetric = z.output<typeof metric>;
export type StoredModel = z.output<typeof storedModelSchema>;
export type ModelKind = StoredModel['kind'];
export type ModelOf<Kind extends ModelKind> = Extract<StoredModel, { readonly kind: Kind }>;
export type TablesOf<Kind extends ModelKind> = ModelOf<Kind>['tables'];
