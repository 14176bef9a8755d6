import type { FitCharts } from '../../models/fit.js';
import { spreadLabels } from '../charts/endLabels.js';
import { haloed } from '../charts/haloed.js';
import { compact, plural } from '../numbers.js';
import { closeAxis, drawn, frame, ink, plot, upwards, type VegaLiteSpec } from '../theme.js';
import { capital } from '../sentence.js';

type Learning = NonNullable<FitCharts['learning']>;

/** Most epochs that are drawn: more would lie on the same pixels. */
const mostDrawn = 400;

/** Above this ratio of the highest to the lowest loss a linear axis would show one corner. */
const wide = 20;

/** A loss that fell by less than this share over the last tenth of the epochs has come to rest. */
const rest = 0.001;

const finding = ({ epochs, best }: Learning): string[] => {
  const kept = epochs.find(({ epoch }) => epoch === best)?.validation ?? 0;
  const last = epochs[epochs.length - 1]?.epoch ?? best;
  if (last > best) return [`Validation loss is lowest after epoch ${best}, at ${compact(kept)}`, `${plural(last - best, 'epoch')} more brought nothing`];
  const before = epochs[Math.floor(0.9 * (epochs.length - 1))]?.validation ?? kept;
  return before - kept > rest * Math.abs(kept)
    ? [`Validation loss still falls after the last epoch, ${best}, at ${compact(kept)}`, 'more epochs may help']
    : [`Validation loss comes to rest at ${compact(kept)}, after ${plural(best, 'epoch')}`];
};

/** Some of the epochs, evenly; the best and the last always. */
const thinned = ({ epochs, best }: Learning): Learning['epochs'] => {
  const gap = Math.ceil(epochs.length / mostDrawn);
  return epochs.filter(({ epoch }, index) => index % gap === 0 || epoch === best || index === epochs.length - 1);
};

/** Loss by epoch on the rows that were trained on and on those that decide when to stop; the epoch that was kept is marked. */
export const learningCurve = (learning: Learning): VegaLiteSpec => {
  const shown = thinned(learning);
  const losses = shown.flatMap(({ train, validation }) => [train, validation]);
  const [low, high] = [Math.min(...losses), Math.max(...losses)];
  const logarithmic = low > 0 && high / low > wide;
  const axis = closeAxis(losses);
  const y = logarithmic
    ? { scale: { type: 'log' as const, domain: [low, high], nice: true }, axis: { title: null, grid: true, tickCount: 5, format: '~g' } }
    : upwards(axis, { format: '~g' });
  const last = shown[shown.length - 1];
  const first = shown[0]?.epoch ?? 1;
  const x = { field: 'epoch', type: 'quantitative' as const, scale: { domain: [first, Math.max(first + 1, last?.epoch ?? 1)], nice: false, zero: false }, axis: { title: 'epoch', tickMinStep: 1, format: 'd', tickCount: 10 } };
  const line = (field: 'train' | 'validation', color: string) => ({
    mark: { type: 'line' as const, color, strokeWidth: field === 'train' ? 1.5 : 2.5 },
    encoding: { x, y: { field, type: 'quantitative' as const, ...y } },
  });
  const kept = shown.find(({ epoch }) => epoch === learning.best);
  const right = learning.best - first > 0.7 * ((last?.epoch ?? 1) - first);
  const mark = { values: kept === undefined ? [] : [{ epoch: kept.epoch, loss: drawn(kept.validation), text: `kept: epoch ${kept.epoch}` }] };
  const at = { x, y: { field: 'loss', type: 'quantitative' as const, ...y } };
  const ends = [
    { text: 'validation', value: last?.validation ?? 0 },
    { text: 'training', value: last?.train ?? 0 },
  ];
  const labels = logarithmic ? ends : spreadLabels(ends, axis.domain);
  return {
    ...frame({
      title: finding(learning),
      subtitle: [`${capital(learning.loss)} by epoch${logarithmic ? ', on a logarithmic axis' : ''}. Thin: the rows that were trained on; bold: the validation rows, which decide which weights are kept.`],
    }),
    width: plot.width,
    height: plot.height,
    data: { values: shown.map(({ epoch, train, validation }) => ({ epoch, train: drawn(train), validation: drawn(validation) })) },
    layer: [
      line('train', ink.band),
      line('validation', ink.blue),
      { data: mark, mark: { type: 'rule', color: ink.text, strokeWidth: 1, strokeDash: [4, 3], y2: { expr: 'height' } }, encoding: at },
      { data: mark, mark: { type: 'point', filled: true, size: 60, opacity: 1, color: ink.blue }, encoding: at },
      ...haloed({ data: mark, mark: { type: 'text', align: right ? 'right' : 'left', dx: right ? -6 : 6, dy: -14, fontWeight: 600 }, encoding: { ...at, text: { field: 'text', type: 'nominal' } } }),
      {
        data: { values: labels.map(({ text, value }) => ({ epoch: last?.epoch ?? 1, loss: drawn(value), text })) },
        mark: { type: 'text', align: 'left', dx: 8, baseline: 'middle' },
        encoding: { ...at, text: { field: 'text', type: 'nominal' } },
      },
    ],
  };
};
