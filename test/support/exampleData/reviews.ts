import { csv, draws, type Draws } from './draws.js';

type Tone = 'positive' | 'neutral' | 'negative';

const tones: readonly Tone[] = ['positive', 'neutral', 'negative'];

interface Phrases {
  readonly openings: readonly string[];
  readonly things: readonly string[];
  readonly verdicts: Readonly<Record<Tone, readonly string[]>>;
  readonly endings: Readonly<Record<Tone, readonly string[]>>;
  readonly join: (opening: string, thing: string, verdict: string, ending: string) => string;
}

const english: Phrases = {
  openings: ['', '', 'After two weeks: ', 'For our web shop: ', 'My view: ', 'As a small team we say: ', 'Since the last update: ', 'In short: '],
  things: ['The assistant', 'The chat bot', 'Ticket routing', 'The new dashboard', 'Their support team', 'The summary feature', 'The reply draft', 'Setup', 'The monthly bill', 'Search in old tickets'],
  verdicts: {
    positive: ['is a great help', 'works really well', 'saves us hours every week', 'is fast and reliable', 'got much better', 'is easy to use', 'is worth the money', 'just works'],
    neutral: ['is okay', 'does what it says', 'is about what we expected', 'changed a little', 'is neither good nor bad', 'works like the old one', 'is fine for small teams', 'still needs some getting used to'],
    negative: ['is slow', 'keeps failing', 'gives wrong answers', 'is far too expensive', 'was down again', 'is a pain to use', 'got worse since the update', 'ignores what customers ask'],
  },
  endings: {
    positive: ['Would recommend.', 'Our customers love it!', 'Happy so far.', 'Best tool we have tried.', 'Thank you.', ''],
    neutral: ['We will see.', 'No strong opinion.', 'Using it for two months now.', 'Maybe later we need more.', '', ''],
    negative: ['Very disappointed.', 'We are thinking of leaving.', 'Please fix this!', 'Waste of time.', 'Asked for a refund.', ''],
  },
  join: (opening, thing, verdict, ending) => `${opening}${thing} ${verdict}. ${ending}`.trim(),
};

const chinese: Phrases = {
  openings: ['', '', '用了两周，', '对我们的网店来说，', '我的看法：', '作为小团队，', '上次更新以后，', '总之，'],
  things: ['智能客服', '机器人回复', '工单分配', '新版界面', '客服团队', '摘要功能', '自动回复', '上线过程', '每月账单', '历史工单搜索'],
  verdicts: {
    positive: ['非常好用', '帮了我们大忙', '每周省下好几个小时', '又快又稳定', '比以前好多了', '很容易上手', '物有所值', '效果很棒'],
    neutral: ['还可以', '和介绍的差不多', '跟预期一样', '变化不大', '不好也不坏', '和旧版差不多', '小团队够用', '需要适应一下'],
    negative: ['太慢了', '总是出错', '回答经常不对', '价格太贵', '又宕机了', '很难用', '更新以后更差了', '根本不理解客户的问题'],
  },
  endings: {
    positive: ['推荐给大家。', '客户都很喜欢！', '目前很满意。', '用过最好的工具。', '谢谢。', ''],
    neutral: ['再看看吧。', '没有特别的感受。', '已经用了两个月。', '以后也许需要更多功能。', '', ''],
    negative: ['非常失望。', '考虑不再续费。', '请尽快修复！', '浪费时间。', '已经申请退款。', ''],
  },
  join: (opening, thing, verdict, ending) => `${opening}${thing}${verdict}。${ending}`,
};

const months = 24;
/** The last month is 2026-10. */
const monthOf = (index: number): string => new Date(Date.UTC(2024, 10 + index, 1)).toISOString().slice(0, 7);

/** Mood of each month: `0.7 x last month's + noise`, so that good and bad times last. */
const moods = ({ normal }: Draws): readonly number[] => {
  let mood = 0.4;
  return Array.from({ length: months }, () => (mood = 0.7 * mood + normal(0, 0.55)));
};

/** Tones in proportion to exp(mood), 0.8 and exp(-mood). */
const toneIn = (mood: number, { uniform }: Draws): Tone => {
  const weights = [Math.exp(mood), 0.8, Math.exp(-mood)];
  let rest = uniform() * (weights[0] + weights[1] + weights[2]);
  return tones.find((_, index) => (rest -= weights[index]) < 0) ?? 'negative';
};

/**
 * `scenarios/data/reviews.csv`: made up from phrases, in English and Chinese. Three in ten have a phrase drawn from all tones, as people do who
 * mix praise and blame; one in ten has no label.
 */
export const reviewsCsv = (): string => {
  const stream = draws('reviews');
  const { uniform, poisson, chance, pick } = stream;
  const rows = moods(stream).flatMap((mood, index) =>
    Array.from({ length: 18 + poisson(8) }, () => {
      const tone = toneIn(mood, stream);
      const { openings, things, verdicts, endings, join } = chance(0.4) ? chinese : english;
      const text = join(pick(openings), pick(things), pick(verdicts[chance(0.3) ? pick(tones) : tone]), chance(0.4) ? pick(endings[tone]) : '');
      const day = String(1 + Math.floor(uniform() * 28)).padStart(2, '0');
      return [`${monthOf(index)}-${day}`, text, chance(0.1) ? '' : tone];
    }).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return csv(['date', 'text', 'label'], rows);
};
