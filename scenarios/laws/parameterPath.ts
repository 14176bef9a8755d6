/** The name of the n-th parameter (from 0) of the law of a value, or of another parameter: what names its own random stream. */
export function parameterPath(path: string, position: number): string {
  return `${path} parameter ${position}`;
}
