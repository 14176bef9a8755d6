/** The first line of what was thrown, at most 200 characters of it. */
export const reasonOf = (error: unknown): string => ((error instanceof Error ? error.message : String(error)).split('\n').find((line) => line.trim() !== '') ?? 'no reason given').trim().slice(0, 200);
