import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';

const packageRoot = (folder: string): string => (existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder)));

/** The folder of a part's golden files, in the sources, wherever the compiled test runs. */
const folderOf = (part: string): string => join(packageRoot(dirname(fileURLToPath(import.meta.url))), 'test', part, 'golden');

/** JSON as people compare it: a line for every object that holds no other. */
export const readableJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(/\{[^{}[\]]*\}/g, (object) => object.replace(/\s*\n\s*/g, ' '))}\n`;

/** Compares a text with its golden file; `BELLWETHER_UPDATE=1` writes the file instead, to be read before it is kept. */
export const matchesGolden = (name: string, text: string, part: 'reports' | 'models' = 'reports'): void => {
  const file = join(folderOf(part), name);
  if (process.env['BELLWETHER_UPDATE'] === '1') writeFileSync(file, text);
  assert.ok(existsSync(file), `${file} is missing: write it with BELLWETHER_UPDATE=1`);
  assert.fixture(text, readFileSync(file, 'utf8'));
};
