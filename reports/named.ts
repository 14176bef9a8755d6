/** Something for each of some charts, in whatever form; a chart that would show nothing is not there. */
export type Named<Name extends string, T> = Readonly<Partial<Record<Name, T>>>;

/** What is there, in the order in which a report shows it. */
export const entriesOf = <Name extends string, T>(charts: Named<Name, T>): readonly (readonly [Name, T])[] => Object.entries(charts) as [Name, T][];
