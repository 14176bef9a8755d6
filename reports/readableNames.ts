import type { Summary } from '../engine/summary.js';

/** `small_business` as a reader would write it: `small business`. Names in a file have no spaces, so two never become one. */
const readable = (name: string): string => name.replaceAll('_', ' ');

const named = <T extends { readonly name: string }>(parts: readonly T[]): T[] => parts.map((part) => ({ ...part, name: readable(part.name) }));

const keyed = <T>(parts: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [readable(name), part]));

/** A summary whose segments, plans, channels, lines and events have names for a reader; its numbers are what they were. */
export const withReadableNames = (summary: Summary): Summary => {
  const { segments, plans, lines, events, saas } = summary;
  return {
    ...summary,
    segments: keyed(segments),
    ...(plans && { plans: keyed(plans) }),
    ...(lines && { lines: { revenue: named(lines.revenue), cost: named(lines.cost) } }),
    ...(events && { events: named(events) }),
    ...(saas && {
      saas: {
        ...saas,
        ...(saas.channels && { channels: named(saas.channels) }),
        ...(saas.segments && { segments: named(saas.segments) }),
        ...(saas.plans && { plans: named(saas.plans) }),
      },
    }),
  };
};
