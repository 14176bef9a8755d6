import { embeddedInter } from '../fonts.js';
import { entriesOf, type Named } from '../named.js';
import { escapeHtml } from './escape.js';
import { styleSheet } from './style.js';

/** What a page says; texts, but for `sections`, which are HTML. */
export interface Page {
  readonly title: string;
  /** A line under the title. */
  readonly about?: string | undefined;
  /** What it is based on, small. */
  readonly basis: string;
  /** What to read first, a sentence each. */
  readonly headline: readonly string[];
  readonly sections: string;
  /** Version of Bellwether. */
  readonly version: string;
}

/** A part of a page under a heading; nothing where it would be empty. */
export const section = (title: string, content: string): string =>
  content === '' ? '' : `<section aria-label="${title}">\n<h2>${title}</h2>\n${content}\n</section>\n`;

/** Charts as SVG, below one another. */
export const figures = <Name extends string>(charts: Named<Name, string>): string =>
  entriesOf(charts)
    .map(([name, svg]) => `<figure id="${name}">${svg}</figure>`)
    .join('\n');

const shell = ({ title, about, basis, headline, sections, version }: Page, style: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Bellwether ${escapeHtml(version)}">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>${escapeHtml(title)}</h1>
${about === undefined ? '' : `<p class="about">${escapeHtml(about)}</p>\n`}<p class="basis">${escapeHtml(basis)}</p>
<ul class="headline">
${headline.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('\n')}
</ul>
</header>
${sections}</main>
</body>
</html>
`;

/** A whole page with its font inside: no script, no network, opens from a disk, prints on A4. */
export const htmlPage = (page: Page): string => shell(page, `${embeddedInter(shell(page, ''))}${styleSheet}`);
