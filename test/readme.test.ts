import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { packageRoot } from '../scenarios/packageRoot.js';
import { anchorOf, commandsOf, readDocuments, type Block, type Command, type Document } from './support/documents.js';
import { execute, type Ending } from './support/execute.js';
import { temporaryFolder } from './support/temporary.js';

const root = packageRoot();
const documents = readDocuments();
const { name, version, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
};

/** Trials of a run or a study whose command names none. */
const fewTrials = 200;

/** What simulates. */
const simulating = /^npx bellwether (?:run|compare|attribute|sensitivity|optimise|stress|check|backtest)\b/;

/** What a reader who tests a plan has installed beside the package. */
const testers = ['uvu', 'fast-check'];

/** A folder in which the commands of a document work as they do in the checkout, without writing into it. */
const workingFolder = (): string => {
  const folder = temporaryFolder();
  symlinkSync(join(root, 'scenarios'), join(folder, 'scenarios'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules', name));
  for (const tester of testers) symlinkSync(join(root, 'node_modules', tester), join(folder, 'node_modules', tester));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  return folder;
};

/** The command with the `bellwether` of this checkout, and few trials where it does not say how many. */
const runnable = (line: string): string =>
  line
    .replace(simulating, (start) => (line.includes('--trials') ? start : `${start} --trials ${fewTrials}`))
    .replace(/ --open\b/, '')
    .replace(/^npx bellwether\b/, `"${process.execPath}" "${join(root, 'dist', 'cli', 'main.js')}"`);

const runCommand = ({ line, exitCode }: Command, folder: string, where: string): Ending => {
  const ending = execute('sh', ['-c', runnable(line)], folder);
  assert.is(ending.exitCode, exitCode, `${where}: ${line}\n${ending.err}`);
  return ending;
};

/** `npm start` and `npm test` are not run from here; only that they exist is checked. */
const checkScripts = (line: string): void => {
  for (const [words, script = ''] of line.matchAll(/\bnpm (?:run )?(start|test|(?<=run )[\w-]+)/g)) assert.ok(scripts[script] !== undefined, words);
};

/** What stands in a line before its numbers: the name of a row of a table. Of a sentence with numbers in it, nothing. */
const label = (line: string): string => {
  const name = line.replace(/\s{2,}.*$/, '').trim();
  return name === line.trim() && /\d/.test(name) ? '' : name;
};

/**
 * A `text` block after commands shows what they print. Of a run only the names of its rows are compared, because its numbers
 * are those of more trials; `...` stands for what is left out.
 */
const checkShown = (shown: Block, printed: string, simulated: boolean, where: string): void => {
  if (!simulated) return assert.ok(printed.includes(shown.text), `${where} shows\n${shown.text}\nprinted is\n${printed}`);
  for (const row of shown.text.split('\n').map(label)) if (row !== '...') assert.ok(printed.includes(row), `${where}: ${row}\n${printed}`);
};

/** Does what a document says, block by block. */
const follow = ({ path, blocks }: Document): number => {
  const folder = workingFolder();
  let followed = 0;
  blocks.forEach((block, index) => {
    const where = `${path}:${block.line}`;
    const file = /^# ([\w.-]+\.yaml)\n/.exec(block.text)?.[1];
    if (block.language === 'yaml' && file !== undefined) writeFileSync(join(folder, file), block.text);
    if (block.language === 'js' && block.text.includes(`'${name}'`)) {
      writeFileSync(join(folder, 'program.js'), block.text);
      const { exitCode, err } = execute(process.execPath, ['program.js'], folder);
      assert.is(exitCode, 0, `${where}\n${err}`);
      followed += 1;
    }
    if (block.language !== 'sh') return;
    const commands = commandsOf(block);
    commands.forEach(({ line }) => checkScripts(line));
    const ours = commands.filter(({ line }) => line.startsWith('npx bellwether'));
    const printed = ours.map((command) => runCommand(command, folder, where)).map(({ out, err }) => out + err);
    followed += ours.length;
    const next = blocks[index + 1];
    if (next?.language === 'text') checkShown(next, printed.join(''), ours.some(({ line }) => simulating.test(line)), `${path}:${next.line}`);
  });
  return followed;
};

test('the README works: every command ends as it says, and every program runs', () => {
  const [readme] = documents;
  assert.is(readme?.path, 'README.md');
  if (readme !== undefined) assert.ok(follow(readme) >= 8);
});

for (const document of documents.slice(1)) {
  test(`what ${document.path} says to do works`, () => {
    follow(document);
  });
}

test('the README begins with the two commands that start and test a fresh clone', () => {
  const commands = documents[0]?.blocks.filter(({ language }) => language === 'sh').flatMap(commandsOf) ?? [];
  assert.equal(commands.slice(0, 2).map(({ line }) => line), ['npm ci && npm start', 'npm ci && npm test']);
});

test('the changelog has the version of the package', () => {
  const changelog = documents.find(({ path }) => path === 'CHANGELOG.md');
  assert.match(changelog?.text ?? '', new RegExp(`^## \\[?${version.replaceAll('.', '\\.')}\\]? - \\d{4}-\\d\\d-\\d\\d$`, 'm'));
});

test('every link inside the checkout leads to a file and a heading that are there', () => {
  const lost: string[] = [];
  for (const { path, text, blocks } of documents) {
    const prose = blocks.reduce((rest, block) => rest.replace(block.text, ''), text).replace(/`[^`\n]*`/g, '');
    for (const [, link = ''] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(link)) continue;
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? join(root, path) : join(root, dirname(path), file);
      const headings = (): string[] => [...readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
      if (!existsSync(target) || (anchor !== undefined && !headings().includes(anchor))) lost.push(`${path}: ${link}`);
    }
  }
  assert.equal(lost, []);
});

test('every file that a document names is there', () => {
  const lost = documents.flatMap(({ path, text }) =>
    [...text.matchAll(/`((?:cli|docs|engine|models|reports|scenarios|test)\/[\w./-]+\.\w+)`/g)]
      .filter(([, file = '']) => !existsSync(join(root, file)))
      .map(([, file = '']) => `${path}: ${file}`),
  );
  assert.equal([...new Set(lost)], []);
});

test('every page of docs/ is linked from the README, or from a page that is', () => {
  const linked = new Set(['README.md']);
  for (const page of linked) {
    const text = documents.find(({ path }) => path === page)?.text ?? '';
    for (const [, link = ''] of text.matchAll(/\]\(([^)#\s]+\.md)/g)) linked.add(posix.join(dirname(page), link));
  }
  assert.equal(documents.map(({ path }) => path).filter((path) => !linked.has(path)), []);
});

test.run();
