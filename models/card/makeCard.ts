import { basename } from 'node:path';
import type { Card } from '../../scenarios/storedModel.js';
import type { FitKind } from '../../scenarios/trainingRules.js';
import { packageVersion } from '../../scenarios/version.js';
import type { TrainingContext } from '../context.js';
import type { DataColumns } from '../data/columns.js';
import type { FitRequest } from '../trainer.js';
import { hashSettings } from './hashSettings.js';

/** What a fit says of itself; the rest of a card follows from the request, the context and the file. */
export interface CardParts extends Pick<Card, 'title' | 'split' | 'metrics' | 'limits'> {
  readonly kind: FitKind;
  readonly data: Pick<DataColumns, 'file' | 'sha256' | 'rows' | 'used' | 'dropped'>;
  readonly request: FitRequest;
  readonly context: TrainingContext;
  /** What computed it: `Learning.title`, or `double precision`. */
  readonly backend: string;
  /** What training settled beside what was asked: the epoch whose weights were kept. */
  readonly settled?: Card['trained']['settings'];
  /** Segments that are large enough to be shown; left out: the data has none. */
  readonly segments?: Card['segments'];
  readonly identifiers: Card['privacy']['identifiers'];
  /** Epsilon of the noise that was added; left out: none was. */
  readonly epsilon?: number | null;
}

/** The card of a fit. `trained.settings` holds the request's settings, `members`, and what training settled. */
export const makeCard = ({ title, kind, data, request, context, backend, settled, split, metrics, segments, identifiers, epsilon, limits }: CardParts): Card => ({
  title,
  data: {
    file: basename(data.file),
    sha256: data.sha256,
    rows: data.rows,
    used: data.used,
    dropped: data.dropped.map(({ reason, rows }) => ({ reason, rows })),
    columns: Object.fromEntries(Object.entries(request.columns).map(([role, names]) => [role, typeof names === 'string' ? names : [...names]])),
    licence: context.licence,
  },
  trained: {
    date: context.date,
    seed: context.seed,
    backend,
    bellwether: packageVersion(),
    settings: { ...request.settings, members: context.members, ...settled },
    asked: hashSettings({ kind, columns: request.columns, settings: request.settings, seed: context.seed, members: context.members }),
  },
  split,
  metrics,
  segments: segments ?? [],
  privacy: { identifiers, smallestCell: context.smallestCell, epsilon: epsilon ?? null },
  limits,
});
