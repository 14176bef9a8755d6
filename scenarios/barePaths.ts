import { isCollection, visit } from 'yaml';
import type { Document } from 'yaml';

/** A path with a place in a list, as it is written. */
const listed = /[\p{L}_][\p{L}\p{N}_.-]*(?:\[\d+\][\p{L}\p{N}_.-]*)+/gu;

/** Stands for a bracket where one would be taken for the start of a list: nobody writes it, and it is as long. */
const mark = '\ue000';

/** A text in which paths such as `finance.funding[0].at` are read as texts wherever they stand; every offset is what it was. */
export const withPathsAsTexts = (text: string): string => text.replace(listed, (path) => path.replace(/[[\]]/g, mark));

/**
 * Where such paths stand without quotes inside { } or [ ], where YAML takes their brackets for lists.
 * @param document what the YAML reader makes of `withPathsAsTexts` of a text
 */
export const barePaths = (document: Document.Parsed): readonly { readonly start: number; readonly end: number }[] => {
  const found: { readonly start: number; readonly end: number }[] = [];
  visit(document, {
    Scalar: (_, { type, source, range }, ancestors) => {
      const inFlow = ancestors.some((ancestor) => isCollection(ancestor) && ancestor.flow === true);
      if (type === 'PLAIN' && inFlow && source?.includes(mark) === true && range) found.push({ start: range[0], end: range[1] });
    },
  });
  return found;
};
