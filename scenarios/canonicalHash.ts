import { createHash } from 'node:crypto';

/**
 * SHA-256, in hexadecimal, of a plain value as canonical JSON: keys sorted, no spaces, keys without a value left out.
 * @param leftOut says which keys of an object do not count; none, where it is absent
 */
export const canonicalHash = (value: unknown, leftOut: (key: string, object: object) => boolean = () => false): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(value, leftOut)))
    .digest('hex');

const canonical = (part: unknown, leftOut: (key: string, object: object) => boolean): unknown => {
  if (Array.isArray(part)) return part.map((item) => canonical(item, leftOut));
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).filter(([key, value]) => value !== undefined && !leftOut(key, part));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, canonical(value, leftOut)]));
};
