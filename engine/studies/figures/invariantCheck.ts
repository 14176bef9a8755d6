import { z } from 'zod';

const verdict = z.enum(['holds', 'broken', 'undecided']);

const EstimatedSchema = z.object({ value: z.number(), se: z.number() });

export const FigureValueSchema = z.union([EstimatedSchema, z.literal('never'), z.literal('none')]);

/** A number of a plan: `never` where a time does not come, `none` where no trial has a value. */
export type FigureValue = z.infer<typeof FigureValueSchema>;

const ComparisonCheckSchema = z.object({
  text: z.string(),
  words: z.string().describe('as a reader would say it'),
  verdict,
  unit: z.string().describe('of both sides: share, months, ratio, a currency'),
  atMost: z.boolean().describe('whether the value must lie below the bound, or on it; else above'),
  value: FigureValueSchema.describe('the left side; the right one where the left one is a bare number'),
  bound: FigureValueSchema,
  margin: z.number().nullable().describe('how far the value is on the right side of the bound, negative: on the wrong one; null where a side is no number'),
});
export type ComparisonCheck = z.infer<typeof ComparisonCheckSchema>;

/** Whether a plan keeps something that it says must hold, and how sure that is. */
export const InvariantCheckSchema = z.object({
  text: z.string().describe('as the file writes it'),
  words: z.string().describe('as a reader would say it'),
  verdict,
  trials: z.number().int().describe('trials that the verdict and the numbers come from'),
  comparisons: z.array(ComparisonCheckSchema).describe('one or more, in the order in which they stand'),
  evidence: z.number().nullable().describe('standard errors by which it holds, negative: by which it is broken; null where nothing is left to chance'),
  trialsNeeded: z.number().nullable().describe('trials with which nine runs in ten would decide; null where it is decided, or where no number would do'),
});
export type InvariantCheck = z.infer<typeof InvariantCheckSchema>;
