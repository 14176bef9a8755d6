import { z } from 'zod';
import { SummarySchema } from './summary.js';

/** The JSON Schema of a summary, for whoever reads one in another language. */
export function summaryJsonSchema(): object {
  return { ...z.toJSONSchema(SummarySchema), title: 'Bellwether summary' };
}
