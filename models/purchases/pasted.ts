/** A number as it is written into a scenario: three decimals, and three significant digits where it is small. */
export const pasted = (value: number): string => String(Number(Math.abs(value) >= 0.1 ? value.toFixed(3) : value.toPrecision(3)));
