import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { calendarIndex } from '../../../models/forecast/calendar.js';
import { stepsAhead } from '../../../models/forecast/stepsAhead.js';

test('a forecast reaches to the end of the month that a scenario asks for', () => {
  const months = { every: 'month', first: calendarIndex('month', Date.UTC(2020, 10, 1)), values: new Float64Array(72) } as const;
  assert.is(stepsAhead(months, { year: 2029, month: 12 }), 38);
  assert.is(stepsAhead(months, { year: 2026, month: 11 }), 1);
  assert.is(stepsAhead(months, { year: 2020, month: 1 }), 1);
  // The week after a history of one week begins on 2026-12-28; those of January begin until the 25th.
  const weeks = { every: 'week', first: calendarIndex('week', Date.UTC(2026, 11, 21)), values: new Float64Array(1) } as const;
  assert.is(stepsAhead(weeks, { year: 2027, month: 1 }), 5);
});

test('where no scenario asks, a forecast reaches three years of months or two of weeks', () => {
  assert.is(stepsAhead({ every: 'month', first: 0, values: new Float64Array(36) }, null), 36);
  assert.is(stepsAhead({ every: 'week', first: 0, values: new Float64Array(156) }, null), 104);
});

test.run();
