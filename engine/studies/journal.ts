import { createHash } from 'node:crypto';
import { hashScenario } from '../../scenarios/hash.js';
import type { Scenario } from '../../scenarios/scenario.js';

/** The answers that a study has had from its runs, so that one which was stopped goes on where it was. */
export interface Journal {
  /** The answer known for a key, or what `work` gives, which is known from then on. An answer is plain data and numbers in Float64Arrays. */
  readonly once: <Answer>(key: string, work: () => Promise<Answer>) => Promise<Answer>;
  /** How many answers that were known before the study began have been asked for. */
  readonly recalled: () => number;
  /** The journal as text; `readJournal` reads it. */
  readonly text: (study: string) => string;
}

interface Stored {
  readonly kind: 'bellwether journal';
  readonly version: 1;
  readonly study: string;
  /** SHA-256 of the answers as they are written: what was changed or cut by another hand is not read. */
  readonly digest: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

export function journalOf(known: Readonly<Record<string, unknown>> = {}): Journal {
  const answers = new Map<string, unknown>(Object.entries(known));
  const before = new Set(answers.keys());
  let recalled = 0;
  return {
    once: async <Answer>(key: string, work: () => Promise<Answer>) => {
      if (answers.has(key)) {
        if (before.delete(key)) recalled++;
        return answers.get(key) as Answer;
      }
      const answer = await work();
      answers.set(key, answer);
      return answer;
    },
    recalled: () => recalled,
    text: (study) => {
      const written: unknown = JSON.parse(JSON.stringify(Object.fromEntries(answers), packed));
      return `${JSON.stringify({ kind: 'bellwether journal', version: 1, study, digest: digestOf(written), answers: written })}\n`;
    },
  };
}

/** Reads what `text` wrote; undefined: it is no journal of that study. */
export function readJournal(text: string, study: string): Journal | undefined {
  try {
    const written = JSON.parse(text) as Partial<Stored> | null;
    if (written?.kind !== 'bellwether journal' || written.version !== 1 || written.study !== study || written.digest !== digestOf(written.answers)) return undefined;
    return journalOf((JSON.parse(text, unpacked) as Stored).answers);
  } catch {
    return undefined;
  }
}

const digestOf = (answers: unknown): string => createHash('sha256').update(JSON.stringify(answers)).digest('hex');

/** A study asks several things of one scenario. */
const hashes = new WeakMap<Scenario, string>();

/** The key of an answer: what was simulated and what was asked of it. */
export function journalKey(scenario: Scenario, ...asked: readonly (string | number)[]): string {
  const hash = hashes.get(scenario) ?? hashScenario(scenario);
  hashes.set(scenario, hash);
  return [hash, ...asked].join(' ');
}

const mark = 'float64';

/** Numbers keep every bit. A Float64Array has no `toJSON`, so that the replacer sees it whole. */
function packed(_: string, value: unknown): unknown {
  if (value instanceof Float64Array) return { [mark]: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  if (typeof value === 'number' && !Number.isFinite(value)) return { number: String(value) };
  return value;
}

function unpacked(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (mark in value && typeof value[mark] === 'string') {
    const bytes = Buffer.from(value[mark], 'base64');
    const numbers = new Float64Array(bytes.length / 8);
    for (let at = 0; at < numbers.length; at++) numbers[at] = bytes.readDoubleLE(at * 8);
    return numbers;
  }
  if ('number' in value && typeof value.number === 'string' && Object.keys(value).length === 1) return Number(value.number);
  return value;
}
