/** A draw that the scenario's own numbers make impossible; the user's mistake, not ours. */
export class InvalidDraw extends Error {}
