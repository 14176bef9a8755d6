import { add, multiply } from '../expression/operations.js';
import { outputName, sumName } from '../names.js';
import { channelsOf } from './channels.js';
import { latelyParameter, sumLately } from './lately.js';
import type { TrialContext, TrialStage } from './stage.js';

/**
 * Who came and went, by segment, and by the channel that brought them: a segment's new customers are divided among channels as the
 * month's intensities of reach are. Hands out those who wait for the sales team or try for free, and the expected lifetimes of
 * those who joined.
 */
export const breakdown: TrialStage = {
  name: 'breakdown',
  space: 'trial',
  applies: () => true,
  parameters: (model) => [latelyParameter(model)],
  trace: (context, { scenario }) => {
    const { count, total, segmentTotal, part, record, sum } = context;
    for (const name of ['waiting', 'trialing']) {
      const there = count(name);
      if (there !== undefined) record(name, there);
    }
    if (count('lifetime') !== undefined) sum(sumName.lifetime(), total('lifetime'));
    if (scenario.segments.length > 1) scenario.segments.forEach(({ name }) => addUpSegment(context, name));
    for (const { name: channel, segments } of channelsOf(scenario)) {
      const brought = segments.map((segment) => multiply(segmentTotal(segment, 'joins'), segmentTotal(segment, `part of ${channel}`)));
      part(outputName.channel(channel), brought.reduce((all, one) => add(all, one)));
    }
  },
};

function addUpSegment(context: TrialContext, name: string): void {
  const { count, segmentTotal, sum } = context;
  const joins = segmentTotal(name, 'joins');
  sum(sumName.segment('new', name), joins);
  sumLately(context, sumName.segment('new lately', name), joins);
  if (count('lifetime') !== undefined) sum(sumName.lifetime(name), segmentTotal(name, 'lifetime'));
  if (count('churned') === undefined) return;
  const churned = segmentTotal(name, 'churned');
  sum(sumName.segment('churned', name), churned);
  sumLately(context, sumName.segment('churned lately', name), churned);
}
