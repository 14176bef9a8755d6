import { calendarText } from '../../../models/forecast/calendar.js';
import { drawLogs } from './history.js';
import type { Process } from './history.js';

/** Visitors grow by 1.1 % a month; autumn brings more of them than summer; good and bad times last some months. */
export const visitorsProcess: Process = {
  level: Math.log(9_000),
  growth: 0.011,
  // From November on, as the history begins.
  season: [0.1, -0.08, 0.05, 0.06, 0.08, 0.02, -0.02, -0.07, -0.16, -0.14, 0.06, 0.1],
  memory: 0.5,
  noise: 0.04,
};

const first = 2020 * 12 + 10;
const months = 72;

/** `scenarios/data/visitors.csv`: made up; monthly visitors of a product's pages, 2020-11 to 2026-10. */
export const visitorsCsv = (): string => {
  const logs = drawLogs(visitorsProcess, months, 'visitors');
  const rows = Array.from(logs, (log, month) => `${calendarText('month', first + month)},${Math.round(Math.exp(log))}`);
  return `month,visitors\n${rows.join('\n')}\n`;
};
