import { checkTargets } from './checkChange.js';
import { circlesIn } from './circles.js';
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

/** Every circle of events that raise one another, once, where it closes. */
const checkCircles = (draft: Draft, events: readonly string[]): readonly Diagnostic[] =>
  circlesIn(events, (event) => keysAt(draft.tree, ['events', event, 'raised_by'])).map(({ names, from }) =>
    faultAtKey(draft, ['events', from, 'raised_by', names[names.length - 1]], {
      expected: 'events that do not raise one another in a circle',
      found: names.join(' -> '),
      hint: 'leave out one of them: whether an event is in force has to be known before what it raises is drawn',
    }),
  );
