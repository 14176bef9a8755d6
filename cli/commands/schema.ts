import type { Api } from '../api.js';
import { exitCodes } from '../failure.js';
import type { Io } from '../io.js';

export const schemaNames = ['scenario', 'summary'] as const;
export type SchemaName = (typeof schemaNames)[number];

/** Prints the JSON Schema of a scenario file (for editors) or of a summary (for whoever reads one). */
export const schema = async (name: SchemaName, api: Api, io: Io): Promise<number> => {
  const text = name === 'scenario' ? await api.scenarioJsonSchema() : await api.summaryJsonSchema();
  io.out.write(`${JSON.stringify(text, null, 2)}\n`);
  return exitCodes.fine;
};
