import type { CheckResult, FileCheck, FileMistakes } from '../../../engine/studies/check/result.js';
import type { InvariantCheck } from '../../../engine/studies/figures/invariantCheck.js';
import { plural } from '../../numbers.js';
import { figureText, valueText } from '../figureText.js';
import { marginText } from './words.js';
import { xmlText, type XmlElement } from './xml.js';

/** What stands in a test case that did not simply pass. */
type Outcome = XmlElement & { readonly name: 'failure' | 'error' | 'skipped' };

const outcome = (name: Outcome['name'], message: string, content = ''): Outcome => ({ name, attributes: { message, ...(name === 'skipped' ? {} : { type: name === 'error' ? 'mistake' : 'invariant' }) }, content });

const told = ({ comparisons, trials }: InvariantCheck, { scenario }: FileCheck): string =>
  comparisons
    .map((comparison) => `${comparison.words}: ${valueText(comparison, trials, scenario.expected)}, bound ${figureText(comparison.bound, comparison.unit)}${comparison.margin === null ? '' : `, margin ${marginText(comparison)}`}`)
    .join('\n');

const outcomesOf = (invariant: InvariantCheck, check: FileCheck, strict: boolean): readonly Outcome[] => {
  const { verdict, trials } = invariant;
  if (verdict === 'holds') return [];
  if (verdict === 'broken') return [outcome('failure', `broken: ${told(invariant, check).replaceAll('\n', '; ')}`, told(invariant, check))];
  return [outcome(strict ? 'failure' : 'skipped', `undecided after ${plural(trials, 'trial')}`, told(invariant, check))];
};

interface Case {
  readonly name: string;
  readonly outcomes: readonly Outcome[];
}

const suiteOf = (file: string, cases: readonly Case[]): XmlElement => {
  const having = (name: Outcome['name']): number => cases.filter(({ outcomes }) => outcomes.some((one) => one.name === name)).length;
  return {
    name: 'testsuite',
    attributes: { name: file, tests: cases.length, failures: having('failure'), errors: having('error'), skipped: having('skipped') },
    content: cases.map(({ name, outcomes }) => ({ name: 'testcase', attributes: { classname: file, name }, content: outcomes })),
  };
};

const ofFile = (check: FileCheck, strict: boolean): XmlElement =>
  suiteOf(
    check.file,
    check.invariants.length === 0
      ? [{ name: 'invariants', outcomes: [outcome('skipped', 'the file states no invariants')] }]
      : check.invariants.map((invariant) => ({ name: invariant.text, outcomes: outcomesOf(invariant, check, strict) })),
  );

const ofMistakes = ({ file, messages }: FileMistakes): XmlElement => suiteOf(file, [{ name: 'the file can be simulated', outcomes: [outcome('error', plural(messages.length, 'mistake'), messages.join('\n'))] }]);

/**
 * A check as JUnit XML: a suite for each file, a case for each invariant. Broken is a failure, undecided and no invariants are skipped (a
 * failure where undecided counts as broken), a file with mistakes is an error.
 * Source: the form that continuous integration reads, as https://github.com/testmoapp/junitxml describes it.
 */
export const checkJUnit = ({ files, mistakes, strict, provenance }: CheckResult): string => {
  const suites = [...files.map((check) => ofFile(check, strict)), ...mistakes.map(ofMistakes)];
  const sum = (count: string): number => suites.reduce((total, { attributes }) => total + Number(attributes[count]), 0);
  return xmlText({
    name: 'testsuites',
    attributes: { name: 'bellwether check', tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped'), time: (provenance.durationMs / 1000).toFixed(3) },
    content: suites,
  });
};
