import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { packageRoot } from '../../scenarios/packageRoot.js';

/** A fenced block of a document. */
export interface Block {
  /** `sh`, `js`, `yaml`, `text`; empty when the fence names none. */
  readonly language: string;
  readonly text: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

/** A Markdown file of the checkout. */
export interface Document {
  /** From the root: `docs/language.md`. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** A command of a `sh` block and how it has to end: `# exits 1` after it, or else 0. */
export interface Command {
  readonly line: string;
  readonly exitCode: number;
}

const blocksOf = (text: string): Block[] =>
  [...text.matchAll(/^```(\S*)[^\n]*\n([^]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? '',
    text: match[2] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }));

/** README, CHANGELOG and the pages of docs/ and of its folders. */
export const readDocuments = (): Document[] =>
  ['README.md', 'CHANGELOG.md', ...pagesUnder('docs')].map((path) => {
    const text = readFileSync(join(packageRoot(), path), 'utf8');
    return { path, text, blocks: blocksOf(text) };
  });

const pagesUnder = (folder: string): string[] =>
  readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => posix.join(folder, name));

/** The commands of a `sh` block, without their comments; a line that ends in a backslash goes on in the next. */
export const commandsOf = ({ text }: Block): Command[] =>
  text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({
      line: line.replace(/\s+#.*$/, '').trim(),
      exitCode: Number(/\s#.*\bexits (\d+)/.exec(line)?.[1] ?? 0),
    }));

/** The words of a link to a heading, as GitHub makes them. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
