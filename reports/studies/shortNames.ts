/** What separates the name of a variant from that of its base: `Customer service, early price rise`. */
const separators = /^\s*[,:;\u2013\u2014-]\s*/u;

/**
 * Names of scenarios that stand side by side, the base first: a variant whose name begins with that of the base is called by the rest, and the base
 * `base`. Names that are the same are numbered.
 */
export const shortNames = (names: readonly string[]): readonly string[] => {
  const [base = '', ...others] = names;
  const rests = others.map((name) => (name.startsWith(base) && separators.test(name.slice(base.length)) ? name.slice(base.length).replace(separators, '') : name));
  const shared = rests.some((rest, index) => rest !== others[index]);
  const short = [shared ? 'base' : base, ...rests];
  return short.map((name, index) => {
    const place = short.slice(0, index).filter((other) => other === name).length;
    return place === 0 ? name : `${name} (${place + 1})`;
  });
};
