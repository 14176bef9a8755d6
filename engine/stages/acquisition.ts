import { multiply } from '../expression/operations.js';
import type { AgentStage } from './stage.js';

/** Prospects who hear of the offer become leads: `leads ~ Binomial(prospects, reach)`; all of them where the file says so. */
export const acquisition: AgentStage = {
  name: 'acquisition',
  space: 'agent',
  applies: () => true,
  parameters: () => [],
  trace: ({ chance, state, segment, give, total, market }, { scenario }) => {
    const prospects = chance.whole(state('prospects'));
    const open = market('open');
    const all = open === undefined ? prospects : chance.whole(multiply(prospects.count, open));
    const leads = scenario.reach.kind === 'all' ? all : chance.take(prospects, segment('reach'), 'leads');
    give('leads', leads);
    total('leads', leads.count);
  },
};
