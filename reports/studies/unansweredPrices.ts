import { list } from '../numbers.js';

/** What a reader must know of plans whose new price no customer answers; nothing where there are none. */
export const unansweredText = (plans: readonly string[], variant: string): readonly string[] => {
  const names = list(plans.map((plan) => plan.replaceAll('_', ' ')));
  const begins = plans.length === 1 ? 'begins' : 'begin';
  return plans.length === 0
    ? []
    : [`In ${variant}, ${names} ${begins} at another price, and the stated share of leads converts there too: no customer answers it, unless the old price is written into the file as list_price.`];
};
