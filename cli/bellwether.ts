import { formatDiagnostic } from '../scenarios/diagnostic.js';
import type { Api } from './api.js';

/** The package itself; each part is read from disk only when a command first needs it, so that the others start at once. */
export const bellwether: Api = {
  loadScenario: (path) => async () => (await import('../scenarios/load.js')).loadScenario(path)(),
  loadTrainings: (path) => async () => (await import('../scenarios/load.js')).loadTrainings(path)(),
  formatDiagnostic,
  scenarioJsonSchema: async () => (await import('../scenarios/jsonSchema.js')).scenarioJsonSchema(),
  summaryJsonSchema: async () => (await import('../engine/summarySchema.js')).summaryJsonSchema(),
  run: (scenario, options) => async () => (await import('../engine/run.js')).run(scenario, options)(),
  describeTables: async (scenario) => (await import('../engine/describe.js')).describeTables(scenario),
  describeKernels: async (scenario) => (await import('../engine/describe.js')).describeKernels(scenario),
  listBackends: async () => (await import('../engine/backends/choose.js')).listBackends(),
  listLearningBackends: async () => (await import('../models/backend/openLearning.js')).listLearningBackends(),
  openLearning: async (name) => (await import('../models/backend/openLearning.js')).openLearning(name),
  columnsOf: (kind, file, stated) => async () => (await import('../models/data/columnsOf.js')).columnsOf(kind, file, stated)(),
  trainer: async (kind) => (await import('../models/trainers.js')).trainers[kind](),
  readModel: (path) => async () => (await import('../models/store/readModel.js')).readModel(path)(),
  cardMarkdown: async (card) => (await import('../models/card/cardMarkdown.js')).cardMarkdown(card),
  weightFiles: async (path, weights) => Object.values((await import('../models/weights/weightFiles.js')).weightFiles(path, weights)),
};
