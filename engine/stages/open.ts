import type { MarketStage } from './stage.js';

/** Whether the business is still open: 1 until cash ends a step below zero, 0 from the next step on, where ruin is the end. */
export const open: MarketStage = {
  name: 'open',
  space: 'market',
  applies: ({ scenario }) => scenario.finance.onRuin === 'stop',
  parameters: () => [],
  trace: ({ last, give }) => give('open', last('open', { type: 'f32', value: 1 })),
};
