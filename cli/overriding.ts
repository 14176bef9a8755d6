import type { LoadedFile } from './loadAll.js';

/** A scenario file with the trials and the seed that the flags state. */
export const overriding = (loaded: LoadedFile, { trials, seed }: { readonly trials?: number; readonly seed?: string }): LoadedFile => ({
  ...loaded,
  scenario: { ...loaded.scenario, ...(trials === undefined ? {} : { trials }), ...(seed === undefined ? {} : { seed }) },
});
