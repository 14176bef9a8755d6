import { extraCosts, measures, metrics, planRevenue, times, totals, worths, type MeasureName } from '../../scenarios/figures/quantities.js';
import { partsOf, sections } from '../../scenarios/figures/resolvePart.js';
import { statistics } from '../../scenarios/figures/statistics.js';
import { lineWord } from '../../scenarios/figures/vocabulary.js';
import { madeBetween, tableOf } from './madeBetween.js';

/** Marks between which `docs/figures.md` has the names of the language. */
export const marks = { begin: '<!-- made from scenarios/figures: BELLWETHER_UPDATE=1 npm test -->', end: '<!-- end of what is made -->' } as const;

const code = (name: string): string => `\`${name}\``;
const unitText = (unit: string): string => unit.replace('currency', 'money');
const kindText = { flow: 'adds up over months', stock: 'when a month ends', level: 'of a month' } as const;
const partText = (name: MeasureName): string => (partsOf[name] ?? []).map((of) => (of === 'line' ? `a line of ${name}` : `a ${of}`)).join(', ');

type Named = Readonly<Record<string, { readonly unit: string; readonly words: string }>>;
const named = (names: Named): string => tableOf(['Quantity', 'Is', 'Unit'], Object.entries(names).map(([name, { words, unit }]) => [code(name), words, unitText(unit)]));

/** The names of figures as Markdown. */
export const figuresReference = (): string =>
  [
    '### Statistics',
    tableOf(['Statistic', 'Is'], [['`p5` `p50` `p95` `p2.5`', 'percentile over trials: any number above 0 and below 100'], ...Object.entries(statistics).map(([name, about]) => [code(name), about])]),
    '### Measures by month',
    tableOf(
      ['Measure', 'Is', 'Unit', 'Counted', 'Of'],
      (Object.keys(measures) as MeasureName[]).map((name) => [code(name), measures[name].words, unitText(measures[name].unit), kindText[measures[name].kind], partText(name)]),
    ),
    `Alone, ${totals.map(code).join(', ')} are totals of the story.`,
    `Lines of \`revenue\`: ${planRevenue.map(code).join(', ')}, and those of the file. Lines of \`cost\`: channels, the file's lines and capacity, and ${Object.values(extraCosts).map((name) => code(lineWord(name))).join(', ')}.`,
    `A name that two parts share is written with its section: ${Object.values(sections).map((section) => code(`${section}.NAME`)).join(', ')}.`,
    '### Of the whole story',
    named(worths),
    '### Times, which may never come',
    named(times),
    '### Metrics of a subscription business',
    named(metrics),
  ].join('\n\n');

/** The document with its made part made afresh; undefined: a mark is missing. */
export const withReference = (text: string): string | undefined => madeBetween(text, marks, figuresReference());
