const events = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Does something and then takes away the listeners for uncaught errors that it added to the process. Emscripten, in which the wasm
 * backend is compiled, adds some that throw again what they hear, so that a program ends with code 7 and a trace into a library.
 */
export const withoutNewListeners = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const before = events.map((event) => new Set<unknown>(process.listeners(event as 'uncaughtException')));
  try {
    return await work();
  } finally {
    events.forEach((event, at) => {
      for (const listener of process.listeners(event as 'uncaughtException')) {
        if (!before[at].has(listener)) process.removeListener(event, listener);
      }
    });
  }
};
