import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chartsOf } from '../../reports/charts.js';
import { headline } from '../../reports/headline.js';
import { escapeHtml } from '../../reports/html/escape.js';
import { htmlReport } from '../../reports/html.js';
import { toSvgs } from '../../reports/svg.js';
import type { Summary } from '../../engine/summary.js';
import { allRuin, fixtures, identity, ordinary, weekly } from './fixtures.js';
import { oddities } from './oddities.js';

const source = [{ file: 'plan.yaml', text: 'name: <b>&"plan"</b> # </pre><script>\n' }];

const svgs = (summary: Summary) => toSvgs(chartsOf(summary));

/** The oddities that make a page, and not only its charts, odd. */
const odd = Object.entries(oddities).filter(([name]) => ['nothing but zeros', 'one random trial', 'forty days', 'twenty segments', 'Chinese names', 'names that are code'].includes(name));

for (const [name, summary] of [...Object.entries(fixtures), ...odd]) {
  test(`the report of ${name} is one file without script, link or network, below 400 kB`, async () => {
    const html = htmlReport(summary, source, await svgs(summary));
    assert.ok(html.length < 400_000, `${html.length} bytes`);
    assert.ok(!/<script|<link|<img|<iframe|\ssrc=|@import|url\((?!data:)/i.test(html));
    const addresses = (html.match(/https?:\/\/[^"'\s<]+/g) ?? []).filter((address) => !address.startsWith('http://www.w3.org/'));
    assert.equal(addresses, []);
    assert.ok(!/NaN|undefined|Infinity/.test(html.replace(/base64,[^)]*/g, '')), name);
    for (const tag of ['table', 'tr', 'td', 'th', 'section', 'figure', 'svg', 'pre', 'span', 'li']) {
      assert.is((html.match(new RegExp(`<${tag}[ >]`, 'g')) ?? []).length, (html.match(new RegExp(`</${tag}>`, 'g')) ?? []).length, tag);
    }
  });
}

test('a report holds its sentences, its sources as they were, and what is needed to run it again', async () => {
  const html = htmlReport(ordinary, source, await svgs(ordinary));
  for (const sentence of headline(ordinary)) assert.ok(html.includes(escapeHtml(sentence)), sentence);
  assert.ok(html.includes('name: &lt;b&gt;&amp;&quot;plan&quot;&lt;/b&gt; # &lt;/pre&gt;&lt;script&gt;'));
  for (const part of [ordinary.scenario.hash, 'board-2026-q4', 'Bellwether 0.1.0', 'Node.js 20.20.2', 'webgpu: no adapter answered', '0.8 s']) {
    assert.ok(html.includes(part), part);
  }
});

/** The first table of a class, from its tag to its end. */
const tableOf = (html: string, className: string, from = 0): string => {
  const start = html.indexOf(`<table class="${className}">`, from);
  return start < 0 ? '' : html.slice(start, html.indexOf('</table>', start));
};

test('every number of the table of ranges has its error, and every column and row a header', async () => {
  const table = tableOf(htmlReport(ordinary, source, await svgs(ordinary)), 'ranges wide');
  const cells = table.match(/<td[^>]*>.*?<\/td>/g) ?? [];
  // Eight rows of four numbers and, for the totals, the share that is not known.
  assert.is(cells.length, 8 * 5);
  assert.is(cells.filter((cell) => cell === '<td class="extra"></td>').length, 3);
  assert.ok(cells.filter((cell) => cell !== '<td class="extra"></td>').every((cell) => cell.includes('\u00b1')));
  assert.is((table.match(/scope="row"/g) ?? []).length, 8);
  assert.is((table.match(/scope="col"/g) ?? []).length, 6);
});

for (const [name, summary] of Object.entries({ ...fixtures, ...oddities })) {
  test(`in the report of ${name} every row of a table has a cell for each column`, () => {
    const html = htmlReport(summary, source, {});
    for (const [text] of html.matchAll(/<table[^>]*>.*?<\/table>/gs)) {
      const columns = (text.match(/scope="col"/g) ?? []).length;
      for (const [row] of text.matchAll(/<tr[^>]*>.*?<\/tr>/gs)) {
        const spanned = Number(/colspan="(\d+)"/.exec(row)?.[1] ?? 1) - 1;
        const cells = (row.match(/<t[hd][ >]/g) ?? []).length + spanned;
        assert.is(cells, columns === 0 ? 2 : columns, row);
      }
    }
  });
}

test('the shares of every kind and group are all in the account, whatever they are called', async () => {
  const html = htmlReport(weekly, source, {});
  for (const title of ['Subscriptions', 'Usage', 'Services', 'licences', 'donations', 'workshops']) assert.ok(tableOf(html, 'statement periods').includes(`<th scope="row">${title}</th>`), title);
});

test('only the abbreviations that stand in the table of unit economics are explained', () => {
  assert.match(htmlReport(ordinary, source, {}), 'MRR: monthly recurring revenue; ARPA: average revenue per account; CAC: cost of acquiring a customer; LTV: lifetime value.');
  const { saas } = ordinary;
  if (saas === undefined) throw new Error('the fixture has no metrics');
  const few = { ...ordinary, saas: { ...saas, channels: [], segments: [], plans: [], metrics: saas.metrics.filter(({ name }) => name === 'arpa' || name === 'gross_margin') } };
  assert.match(htmlReport(few, source, {}), '<caption>ARPA: average revenue per account.</caption>');
});

test('unit economics, the account, what is not known and the charts of lines and movements are shown where they are there', async () => {
  const html = htmlReport(ordinary, source, await svgs(ordinary));
  for (const part of ['Unit economics', 'CAC by channel', 'field sales', 'Customer churn by segment', 'Not known', 'id="mrrBridge"', 'id="revenueByLine"', 'Set-up fees', 'Gross profit', 'Losses of events', 'Lines of cost', 'Segments and plans']) {
    assert.ok(html.includes(part), part);
  }
  const bare = htmlReport(allRuin, source, await svgs(allRuin));
  for (const part of ['Unit economics', 'Not known', 'mrrBridge', 'revenueByLine', 'Gross profit', 'Lines of', 'Segments and plans']) assert.not(bare.includes(part), part);
});

test('segments and plans have a row each, whatever they are called', async () => {
  const chinese = oddities['Chinese names'];
  if (chinese === undefined) throw new Error('no such oddity');
  const html = htmlReport(chinese, source, await svgs(chinese));
  assert.match(tableOf(html, 'parts'), /<th scope="row">小企业<\/th><td>210\.0 .*<th scope="row">大企业<\/th>/);
  const plans = tableOf(html, 'parts', html.indexOf('<table class="parts">') + 1);
  assert.match(plans, /<th scope="row">基础版<\/th>.*<th scope="row">专业版<\/th>/);
});

test('a report of one certain month is short', async () => {
  const html = htmlReport(identity, source, await svgs(identity));
  for (const part of ['Over time', 'Segments and plans', 'Unit economics', 'cashFan', 'Lines of']) assert.not(html.includes(part), part);
});

test('a name of a line that is code is text in the account', async () => {
  const html = htmlReport(weekly, source, await svgs(weekly));
  assert.ok(tableOf(html, 'statement periods').includes('ads &lt;b&gt;'));
});

test.run();
