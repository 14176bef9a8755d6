import { z } from 'zod';

/** What a part of a file is to the rest of it: a value over time, a month of the story, or names of things that stand elsewhere. */
export type Role = 'over time' | 'month' | 'segment' | 'plan' | 'cost' | 'index';

/** The roles of parts, by their schemas; `readValues` lists where they stand. */
export const roles = z.registry<{ readonly role: Role }>();

/** Where the parts of each role stand in a file. */
export type Places = readonly { readonly role: Role; readonly path: readonly (string | number)[] }[];
