import { add, multiply } from '../expression/operations.js';
import { outputName } from '../names.js';
import { channelsOf } from './channels.js';
import type { TrialStage } from './stage.js';

/**
 * Who came and went, by segment, and by the channel that brought them: a segment's new customers are divided among channels as the
 * month's intensities of reach are. Hands out those who wait for the sales team or try for free, and the expected lifetimes of
 * those who joined.
 */
export const breakdown: TrialStage = {
  name: 'breakdown',
  space: 'trial',
  applies: () => true,
  parameters: () => [],
  trace: (context, { scenario }) => {
    const { count, total, segmentTotal, part, record, sum } = context;
    for (const name of ['waiting', 'trialing']) {
      const there = count(name);
      if (there !== undefined) record(name, there);
    }
    if (count('lifetime') !== undefined) sum('lifetime', total('lifetime'));
    if (scenario.segments.length > 1) {
      for (const { name } of scenario.segments) {
        part(outputName.segment('new', name), segmentTotal(name, 'joins'));
        if (count('churned') !== undefined) part(outputName.segment('churned', name), segmentTotal(name, 'churned'));
        if (count('lifetime') !== undefined) sum(`lifetime ${name}`, segmentTotal(name, 'lifetime'));
      }
    }
    for (const { name: channel, segments } of channelsOf(scenario)) {
      const brought = segments.map((segment) => multiply(segmentTotal(segment, 'joins'), segmentTotal(segment, `part of ${channel}`)));
      part(outputName.channel(channel), brought.reduce((all, one) => add(all, one)));
    }
  },
};
