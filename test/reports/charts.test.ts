import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Summary } from '../../engine/summary.js';
import { chartsOf, type ChartName } from '../../reports/charts.js';
import { spreadLabels } from '../../reports/charts/endLabels.js';
import { textWidth } from '../../reports/fonts.js';
import { toPng } from '../../reports/png.js';
import { toSvg } from '../../reports/svg.js';
import { frame, roundAxis, type VegaLiteSpec } from '../../reports/theme.js';
import { complaints } from './complaints.js';
import { fixtures, identity, ordinary, weekly } from './fixtures.js';
import { matchesGolden, readableJson } from './golden.js';
import { oddities } from './oddities.js';

/** A chart that must be there. */
const chart = (summary: Summary, name: ChartName): VegaLiteSpec => {
  const spec = chartsOf(summary)[name];
  if (spec === undefined) throw new Error(`no ${name}`);
  return spec;
};

for (const [name, summary] of Object.entries(fixtures)) {
  test(`the charts of ${name} are as they were read and found good`, () => {
    matchesGolden(`${name}.charts.json`, readableJson(chartsOf(summary)));
  });
}

for (const [name, summary] of Object.entries({ ...fixtures, ...oddities })) {
  test(`every chart of ${name} compiles without a complaint and draws only numbers`, async () => {
    for (const [title, spec] of Object.entries(chartsOf(summary))) {
      assert.equal(complaints(spec), [], title);
      const svg = await toSvg(spec);
      assert.ok(!/NaN|Infinity|undefined|null/.test(svg), `${name} ${title}`);
      assert.ok(!/ id="|url\(/.test(svg), `${title}: ids would clash between charts of one page`);
    }
  });
}

test('the same summary gives the same picture, again and in another time zone', async () => {
  const here = await toSvg(chart(weekly, 'cashFan'));
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Pacific/Auckland';
  const there = await toSvg(chart(weekly, 'cashFan'));
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  assert.is(there, here);
});

test('a chart says to a screen reader what its title says', async () => {
  const svg = await toSvg(chart(ordinary, 'cashFan'));
  assert.match(svg, '<svg role="img" aria-label="Cash stays above zero in 92% of futures; the median is lowest in 2028-02, at 1.44M CNY. Cash at the end of each month, CNY.');
});

/** An oddity by its name. */
const one = (name: string): Summary => {
  const summary = oddities[name];
  if (summary === undefined) throw new Error(name);
  return summary;
};

/** The finding over a chart, on one line. */
const titleOf = ({ title }: VegaLiteSpec): string => (title as { readonly text: readonly string[] }).text.join(' ');

/** The data of a layer of a chart. */
const rowsOf = (spec: VegaLiteSpec | undefined, layer: number): Readonly<Record<string, number>>[] => {
  const layers = (spec as { readonly layer: readonly { readonly data: { readonly values: Readonly<Record<string, number>>[] } }[] } | undefined)?.layer;
  return layers?.[layer]?.data.values ?? [];
};

test('what the bridge gains less what it loses is its net line, and all of it the revenue at the end', () => {
  for (const summary of [ordinary, weekly]) {
    const { mrrBridge } = chartsOf(summary);
    const change = rowsOf(mrrBridge, 0).reduce((sum, { from = 0, to = 0 }) => sum + to - from, 0);
    const net = rowsOf(mrrBridge, 2).reduce((sum, row) => sum + (row['net'] ?? 0), 0);
    const end = summary.measures['mrr']?.mean.at(-1) ?? 0;
    assert.ok(Math.abs(change - end) < 1e-4 * end && Math.abs(net - end) < 1e-4 * end, `${change}, ${net}, ${end}`);
  }
});

test('the bridge has a bar for each month, quarter or year, so that they can be told apart', () => {
  const bars = (summary: Summary | undefined) => (summary === undefined ? 0 : rowsOf(chartsOf(summary).mrrBridge, 2).length);
  assert.is(bars(ordinary), 36);
  assert.is(bars(weekly), 10);
  assert.is(bars(oddities['fifty years']), 50);
});

test('a movement that a scenario does not have moves nothing', () => {
  const { movements } = ordinary;
  if (movements?.new === undefined) throw new Error('the fixture has no movements');
  const onlyNew: Summary = { ...ordinary, movements: { new: movements.new } };
  const bars = rowsOf(chartsOf(onlyNew).mrrBridge, 0);
  assert.is(bars.length, ordinary.months.length);
  assert.match(titleOf(chart(onlyNew, 'mrrBridge')), 'none of it is lost');
  assert.is(chartsOf({ ...ordinary, movements: {} }).mrrBridge, undefined);
});

test('a bridge says where recurring revenue begins, unless at nothing', () => {
  const { movements } = ordinary;
  if (movements?.new === undefined || movements.churned === undefined) throw new Error('the fixture has no movements');
  assert.match(titleOf(chart(ordinary, 'mrrBridge')), 'MRR comes to');
  assert.match(titleOf(chart({ ...ordinary, movements: { churned: movements.churned } }, 'mrrBridge')), /^MRR goes from 1\.\d\dM to 1\.\d+M CNY on average by 2029-12; none is won$/);
});

test('one number that is certain is in the tables and makes no chart over time', () => {
  assert.equal(Object.keys(chartsOf(identity)), ['profitHistogram']);
  assert.ok(chartsOf(one('one random month')).cashFan !== undefined);
});

test('sentiment and service are drawn where they move, and only there', () => {
  const chinese = one('Chinese names');
  assert.match(titleOf(chart(chinese, 'sentimentFan')), /^Sentiment is near neutral by 2027-12 \(median 0\.24\); one future in twenty is below /);
  assert.match(titleOf(chart(chinese, 'serviceFan')), /^At its worst, in 2027-12, capacity serves \d\d% of use on average$/);
  const still = (unit: string, value: number): Summary['measures'][string] => {
    const level = chinese.months.map(() => value);
    const none = chinese.months.map(() => 0);
    return { unit, mean: level, sd: none, p5: level, p25: level, p50: level, p75: level, p95: level, se: { mean: none, p5: none, p50: none, p95: none } };
  };
  const unmoved = { ...chinese, measures: { ...chinese.measures, sentiment: still('level', 0), service: still('share', 1) } };
  assert.is(chartsOf(unmoved).sentimentFan, undefined);
  assert.is(chartsOf(unmoved).serviceFan, undefined);
});

test('what lies beyond the picture of profit is said under its title', () => {
  const { title } = chart(ordinary, 'profitHistogram');
  assert.match(JSON.stringify(title), /Grey: 0\.4% below [^ ]+ and 0\.4% above [^ ]+\./);
});

test('lines lie on one another up to revenue, and those beyond the sixth are one', () => {
  const rows = rowsOf(chartsOf(weekly).revenueByLine, 0);
  const last = weekly.measures['revenue']?.mean.at(-1) ?? 0;
  assert.ok(Math.abs((rows.at(-1)?.['to'] ?? 0) - last) < 1e-4 * last);
  assert.is(rows.length, 6 * weekly.months.length);
});

test('a chart of what is not there is not there', () => {
  for (const name of ['nothing but zeros', 'losses only']) {
    assert.equal(Object.keys(chartsOf(one(name))), ['cashFan', 'profitHistogram', 'subscribersBySegment', 'ruinByMonth']);
  }
});

test('a picture of a chart is a PNG of twice its size', async () => {
  const png = toPng(await toSvg(chart(ordinary, 'ruinByMonth')));
  assert.equal([...png.slice(1, 4)], [...Buffer.from('PNG')]);
  const view = new DataView(png.buffer, png.byteOffset);
  assert.ok(view.getUint32(16) > 1400, 'width in pixels');
  assert.ok(png.length > 10_000, 'not an empty picture');
});

test('margins are made for the letters that stand in them, not for their number', async () => {
  const widthWith = async (text: string): Promise<number> => {
    const spec: VegaLiteSpec = {
      width: 100,
      height: 20,
      data: { values: [{ text }] },
      mark: { type: 'text', align: 'left', fontSize: 12 },
      encoding: { text: { field: 'text', type: 'nominal' } },
    };
    return Number(/ width="(\d+)"/.exec(await toSvg(spec))?.[1]);
  };
  const difference = (await widthWith('WWWWWWWWWWWW')) - (await widthWith('llllllllllll'));
  assert.ok(Math.abs(difference - (textWidth('WWWWWWWWWWWW', 12, false) - Math.max(50, textWidth('llllllllllll', 12, false)))) <= 2, `${difference}`);
});

test('axes begin and end on round numbers and hold zero', () => {
  assert.equal(roundAxis([-0.6, 11.2]), { domain: [-1, 12], ticks: [0, 2, 4, 6, 8, 10, 12] });
  assert.equal(roundAxis([-1.6, 11.2]).domain, [-2, 12]);
  assert.equal(roundAxis([0.03, 0.08]).ticks, [0, 0.02, 0.04, 0.06, 0.08]);
  assert.equal(roundAxis([0]).domain, [0, 1]);
  assert.equal(roundAxis([5, 5], 3).domain[0], 0);
  assert.equal(roundAxis([-7]).domain[1], 0);
});

test('labels at the end of lines keep their order, their distance and the plot', () => {
  const labels = spreadLabels([{ text: 'a', value: 1 }, { text: 'b', value: 1 }, { text: 'c', value: 0 }], [0, 100], 100);
  assert.equal(labels.map(({ text }) => text), ['a', 'b', 'c']);
  assert.equal(labels.map(({ value }) => Math.round(value)), [32, 16, 0]);
});

test('a long finding breaks at its clauses', () => {
  const { title } = frame({ title: ['Cash stays above zero in every single one of the futures', 'the median is lowest in 2028-02'], subtitle: ['x'] });
  assert.equal(title.text, ['Cash stays above zero in every single one of the futures;', 'the median is lowest in 2028-02']);
});

test.run();
