import type { ErrorCode } from 'yaml';
import type { Fault } from './diagnostic.js';

/** What the YAML reader's errors mean to somebody who writes a scenario. */
const faults: Readonly<Partial<Record<ErrorCode, Fault>>> = {
  TAB_AS_INDENT: { expected: 'spaces for indentation', found: 'a tab', hint: 'replace the tab by two spaces' },
  MULTIPLE_DOCS: {
    expected: 'one scenario in a file',
    found: 'a second document',
    hint: 'remove the line --- or ... ; put the other scenario into its own file',
  },
  BAD_INDENT: {
    expected: 'lines of one map or list to begin in the same column',
    found: 'another indentation',
    hint: 'line the keys up; close every { with } and every [ with ]',
  },
  BLOCK_AS_IMPLICIT_KEY: { expected: 'one key: value on a line', found: 'a second ": "', hint: 'put a text that contains ": " into quotes' },
  BAD_SCALAR_START: { expected: 'a value', found: 'a character that YAML keeps for itself', hint: 'put the text into quotes' },
  BAD_ALIAS: { expected: 'the name of an anchor after *', found: 'no such name' },
  BAD_DQ_ESCAPE: {
    expected: 'a text in double quotes',
    found: 'a backslash that means nothing',
    hint: 'use single quotes, or write \\\\ for a backslash',
  },
  MULTILINE_IMPLICIT_KEY: { expected: 'a key on one line, followed by a colon', found: 'text without a colon', hint: 'write key: value' },
  MISSING_CHAR: {
    expected: 'a closing quote, ], } or a comma before the text ends',
    found: 'the end',
    hint: 'close every quote and every bracket; put a comma between entries inside { } and [ ]',
  },
  BLOCK_IN_FLOW: { expected: 'entries between commas inside { } or [ ]', found: 'an indented list or map', hint: 'close the bracket first' },
  RESOURCE_EXHAUSTION: { expected: 'a scenario of ordinary depth', found: 'too many levels' },
};

/** A fault of the syntax, in the language's own words; what is rare is passed on as the YAML reader says it. */
export const syntaxFault = (code: ErrorCode, message: string): Fault =>
  faults[code] ?? { expected: 'YAML that can be read', found: message.split('\n')[0] };

/** The fault of a path with a place in a list, without quotes where YAML takes its brackets for a list. */
export const barePath = (path: string): Fault => ({ expected: 'quotes around a path with [ ] inside { }', found: path, hint: `write "${path}"` });
