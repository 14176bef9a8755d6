import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fitCharts } from '../reports/learning/charts.js';
import { fitPage } from '../reports/learning/page.js';
import { toSvgs } from '../reports/svg.js';
import { charts, churnFit } from './reports/learning/fits.js';
import { temporaryFolder } from './support/temporary.js';

const executablePath = '/usr/bin/chromium';

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Classes of the tables that are wider than the page. */
const tooWide = `[...document.querySelectorAll('.scroll')].filter((room) => room.scrollWidth > document.body.clientWidth).map((room) => room.firstElementChild.className)`;

if (existsSync(executablePath)) {
  test('the page of a fit opens without a complaint, fits a telephone, and its tables a sheet of A4', async () => {
    const file = join(temporaryFolder(), 'fit.html');
    writeFileSync(file, fitPage('churn', churnFit, await toSvgs(fitCharts(charts))));
    const browser = await chromium.launch({ executablePath, args: flags });
    try {
      const page = await browser.newPage({ viewport: { width: 390, height: 900 } });
      const complaints: string[] = [];
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => request.url() !== pathToFileURL(file).href && !request.url().startsWith('data:') && complaints.push(request.url()));
      await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
      assert.is(await page.title(), churnFit.card.title);
      assert.is(Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')), 0);
      assert.is(await page.locator('figure svg').count(), Object.keys(charts).length);
      await page.setViewportSize({ width: 680, height: 900 });
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.evaluate(tooWide), []);
      assert.equal(complaints, []);
    } finally {
      await browser.close();
    }
  });
} else {
  console.log(`  skipped: there is no ${executablePath} to open a report of a fit with`);
}

test.run();
