import { checkTargets } from './checkChange.js';
import type { Diagnostic, Path } from './diagnostic.js';
import { faultAt, faultAtKey, has } from './draft.js';
import type { Draft } from './draft.js';
import { didYouMean } from './hints.js';
import { keysAt, lookup } from './tree.js';

/** What events must be: one way to come, effects on what there is, causes that are no circle. */
export const checkEvents = (draft: Draft): readonly Diagnostic[] => {
  const events = keysAt(draft.tree, ['events']);
  return [
    ...events.flatMap((event) => [
      ...checkComing(draft, ['events', event]),
      ...checkTargets(draft, ['events', event, 'multiply']),
      ...checkRaisers(draft, ['events', event], events),
    ]),
    ...checkCircles(draft, events),
  ];
};

const checkComing = (draft: Draft, path: Path): readonly Diagnostic[] => {
  const stated = (key: string): boolean => has(draft, [...path, key]);
  if (lookup(draft.tree, path)?.kind !== 'map') return [];
  const found: Diagnostic[] = [];
  if (stated('hazard') && stated('at'))
    found.push(faultAtKey(draft, [...path, 'at'], { expected: 'hazard or at', found: 'both', hint: 'an event comes at any time, or in one month' }));
  if (!stated('hazard') && !stated('at'))
    found.push(faultAt(draft, [...path, 'hazard'], { expected: 'hazard or at', hint: 'write hazard: 20%/year, or at: 2028-03 with a probability' }));
  if (stated('probability') && !stated('at'))
    found.push(
      faultAtKey(draft, [...path, 'probability'], {
        expected: 'at beside probability',
        found: stated('hazard') ? 'hazard' : 'probability alone',
        hint: 'a probability is that of one month; how often it comes at any time is its hazard',
      }),
    );
  if (stated('raised_by') && stated('at') && !stated('hazard'))
    found.push(
      faultAtKey(draft, [...path, 'raised_by'], { expected: 'hazard beside raised_by', found: 'at', hint: 'it is the hazard that is raised' }),
    );
  return found;
};

const checkRaisers = (draft: Draft, path: Path, events: readonly string[]): readonly Diagnostic[] =>
  keysAt(draft.tree, [...path, 'raised_by']).flatMap((raiser) => {
    if (events.includes(raiser)) return [];
    const others = events.filter((event) => event !== path[path.length - 1]);
    return [
      faultAtKey(draft, [...path, 'raised_by', raiser], { expected: 'an event under events', found: raiser, hint: didYouMean(raiser, others) }),
    ];
  });

/** Every circle of events that raise one another, once, where it closes. Depth first, without recursion: a chain may be as long as the file. */
const checkCircles = (draft: Draft, events: readonly string[]): readonly Diagnostic[] => {
  const found: Diagnostic[] = [];
  const seen = new Set<string>();
  const known = new Set(events);
  for (const first of events) {
    if (seen.has(first)) continue;
    const trail = new Set<string>();
    const open: Step[] = [{ event: first }];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      const { event, from, leave } = step;
      if (leave === true) {
        trail.delete(event);
        continue;
      }
      if (from !== undefined && trail.has(event)) found.push(circle(draft, [...[...trail].slice([...trail].indexOf(event)), event], from));
      if (seen.has(event) || !known.has(event)) continue;
      seen.add(event);
      trail.add(event);
      open.push({ event, leave: true });
      for (const raiser of [...keysAt(draft.tree, ['events', event, 'raised_by'])].reverse()) open.push({ event: raiser, from: event });
    }
  }
  return found;
};

/** An event to look at, reached from the one that it raises; or to leave, with all that raises it looked at. */
interface Step {
  readonly event: string;
  readonly from?: string;
  readonly leave?: boolean;
}

const circle = (draft: Draft, events: readonly string[], from: string): Diagnostic =>
  faultAtKey(draft, ['events', from, 'raised_by', events[events.length - 1]], {
    expected: 'events that do not raise one another in a circle',
    found: events.join(' -> '),
    hint: 'leave out one of them: whether an event is in force has to be known before what it raises is drawn',
  });
