import { randomBytes } from 'node:crypto';
import seedrandom from 'seedrandom';

/** Uniform numbers in [0, 1). */
export type Uniform = () => number;

/**
 * A stream of uniform numbers with 53 random bits each, keyed by 32 secret bytes of the operating system that are kept nowhere.
 * The one stream that no seed repeats: noise that could be drawn again from a card's seed would be taken off and protect nobody.
 */
export const secretNoise = (): Uniform => seedrandom(randomBytes(32).toString('hex'));
