import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { packageRoot } from '../scenarios/packageRoot.js';
import { execute } from './support/execute.js';
import { temporaryFolder } from './support/temporary.js';

const executablePath = '/usr/bin/chromium';

const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

const chartIds = ['cashFan', 'profitHistogram', 'revenueByLine', 'mrrBridge', 'subscribersBySegment', 'sentimentFan', 'ruinByMonth'];

/** A report as a browser shows it, and what happened on the way. */
interface Shown {
  readonly browser: Browser;
  readonly page: Page;
  /** Errors and warnings of the console, and exceptions. */
  readonly complaints: readonly string[];
  /** Addresses that were asked for, but for the page itself and what it carries. */
  readonly requests: readonly string[];
}

/** Makes a report of a shipped scenario from few trials and opens it from the disk. */
const show = async (): Promise<Shown> => {
  const folder = temporaryFolder();
  const scenario = join(packageRoot(), 'scenarios', 'customer-service.yaml');
  const { exitCode, err } = execute(process.execPath, [join(packageRoot(), 'dist/cli/main.js'), 'run', scenario, '--trials', '300', '--out', folder], folder);
  assert.is(exitCode, 0, err);
  const browser = await chromium.launch({ executablePath, args: flags });
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  const address = pathToFileURL(join(folder, 'customer-service.html')).href;
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => request.url() !== address && !request.url().startsWith('data:') && requests.push(request.url()));
  await page.goto(address, { waitUntil: 'load' });
  return { browser, page, complaints, requests };
};

const test = suite<{ shown: Shown | undefined }>('browser', { shown: undefined });

test.after(async ({ shown }) => shown?.browser.close());

/** The page; opened by the first test that needs it. */
const shownIn = async (context: { shown: Shown | undefined }): Promise<Shown> => (context.shown ??= await show());

if (existsSync(executablePath)) {
  test('a report opens from the disk without a complaint and asks the network for nothing', async (context) => {
    const { page, complaints, requests } = await shownIn(context);
    assert.is(await page.title(), 'Intelligent customer service');
    assert.is(await page.evaluate('document.fonts.ready.then(() => document.fonts.check("16px Inter"))'), true, 'the font that it carries');
    assert.equal(complaints, []);
    assert.equal(requests, []);
  });

  test('its charts are drawn, wide enough to read, and named for those who cannot see them', async (context) => {
    const { page } = await shownIn(context);
    for (const id of chartIds) {
      const chart = page.locator(`figure#${id} svg`);
      assert.is(await chart.count(), 1, id);
      const box = await chart.boundingBox();
      assert.ok(box !== null && box.width > 300 && box.height > 150, `${id}: ${JSON.stringify(box)}`);
      assert.ok((await chart.locator('path').count()) > 3, `${id} has marks`);
      assert.ok(((await chart.getAttribute('aria-label')) ?? (await chart.locator('[aria-label]').first().getAttribute('aria-label')) ?? '').length > 20, id);
    }
    assert.is(await page.locator('svg').count(), chartIds.length);
  });

  test('its headline says numbers', async (context) => {
    const { page } = await shownIn(context);
    const sentences = await page.locator('ul.headline li').allTextContents();
    assert.ok(sentences.length >= 2);
    assert.ok(sentences.filter((sentence) => /\d/.test(sentence)).length >= 2, sentences.join(' | '));
    assert.not.match(await page.locator('body').innerText(), /NaN|undefined|Infinity/);
  });

  test('its tables have headers over every column and before every row', async (context) => {
    const { page } = await shownIn(context);
    const tables = await page.locator('table').all();
    assert.ok(tables.length >= 3);
    for (const table of tables) {
      const rows = await table.locator('tbody tr').count();
      assert.ok(rows > 0);
      assert.is(await table.locator('tbody tr > th:first-child[scope^="row"]').count(), rows);
    }
    assert.is(await page.locator('table.ranges').first().locator('thead th[scope="col"]').count(), 6);
  });

  for (const [device, width] of [['a telephone', 390], ['a large screen', 1920]] as const) {
    test(`nothing of it hangs over the edge of ${device}`, async (context) => {
      const { page } = await shownIn(context);
      await page.setViewportSize({ width, height: 900 });
      const overhang = Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
      assert.is(overhang, 0);
    });
  }

  /** Classes of the tables that are wider than the room they have. */
  const tooWide = `[...document.querySelectorAll('.scroll')].filter((room) => room.scrollWidth > room.clientWidth).map((room) => room.firstElementChild.className)`;

  test('the tables of ranges fit a telephone, and every table a sheet of A4', async (context) => {
    const { page } = await shownIn(context);
    await page.setViewportSize({ width: 390, height: 900 });
    const scrolling = (await page.evaluate(tooWide)) as readonly string[];
    assert.equal(scrolling.filter((name) => name.startsWith('ranges')), []);
    await page.setViewportSize({ width: 680, height: 900 });
    await page.emulateMedia({ media: 'print' });
    const cut = await page.evaluate(tooWide.replaceAll('room.clientWidth', 'document.body.clientWidth'));
    await page.emulateMedia({ media: 'screen' });
    assert.equal(cut, []);
  });
} else {
  console.log(`  skipped: there is no ${executablePath} to open a report with`);
}

test.run();
