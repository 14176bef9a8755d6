import { actsAt, has, hasUsage, horizonOf } from '../draft.js';
import type { Draft } from '../draft.js';
import { itemsAt, keysAt, scalarAt } from '../tree.js';
import { vocabularyFrom, type Vocabulary } from './vocabulary.js';

/** The names of a file while it is checked: those of the scenario that it means, as far as they could be read. */
export const vocabularyOfDraft = (draft: Draft): Vocabulary => {
  const { tree } = draft;
  const plans = keysAt(tree, ['offer']);
  const costs = keysAt(tree, ['costs']);
  const capacity = keysAt(tree, ['capacity']);
  const channels = keysAt(tree, ['reach', 'channels']);
  const acquires = (section: string, name: string): boolean => scalarAt(tree, [section, name, 'group'])?.text === 'acquisition';
  const story = horizonOf(draft);
  const usage = hasUsage(draft);
  return vocabularyFrom({
    ...(story === undefined ? {} : { story }),
    segments: keysAt(tree, ['market']),
    plans,
    channels,
    lines: { revenue: keysAt(tree, ['revenue']), cost: [...costs, ...capacity] },
    acquires:
      channels.length > 0 ||
      has(draft, ['reach', 'referral']) ||
      costs.some((name) => acquires('costs', name)) ||
      capacity.some((name) => acquires('capacity', name)),
    has: {
      waiting: has(draft, ['reach', 'sales']),
      trialing: plans.some((plan) => has(draft, ['offer', plan, 'trial'])),
      usage,
      service: usage && capacity.length > 0,
      sentiment: has(draft, ['sentiment']) || has(draft, ['drivers', 'sentiment']),
      timing:
        plans.some((plan) => scalarAt(tree, ['offer', plan, 'prepaid'])?.value === true) ||
        actsAt(draft, ['finance', 'collection_delay']) ||
        actsAt(draft, ['finance', 'payment_terms']),
      funding: itemsAt(tree, ['finance', 'funding']).length > 0 || itemsAt(tree, ['finance', 'loans']).length > 0,
    },
  });
};
