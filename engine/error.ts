import { formatDiagnostic, type Diagnostic } from '../scenarios/diagnostic.js';

/** Why the engine has no answer. */
export interface EngineError {
  /**
   * `invalid`: the scenario's own numbers make it impossible, what is asked for cannot be meant, or it is more than this machine can hold.
   * `unavailable`: a backend asked for by name is not there.
   * `cancelled`: the caller stopped it. `failed`: something broke that should not have.
   */
  readonly kind: 'invalid' | 'unavailable' | 'cancelled' | 'failed';
  readonly message: string;
  /** The mistakes that were found in a file, where it is those. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** What is asked for does not fit into this machine. */
export class TooLarge extends Error {}

/** A backend that was asked for by name cannot run here. */
export class BackendUnavailable extends Error {}

/** The caller's signal fired. */
export class Cancelled extends Error {}

/** What a study is asked to change cannot be changed so: the mistakes, each at its place. */
export class Mistakes extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, { color: false, frame: false })).join('\n'));
  }
}
