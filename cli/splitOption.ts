/** Splits a text where a sign stands outside of double quotes: `a="x, y",b` at commas is `a="x, y"` and `b`. */
export const splitUnquoted = (text: string, sign: string): string[] => {
  const parts = [''];
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    if (letter === sign && !quoted) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
};

/** A name without the double quotes that protect what is in it. */
export const unquoted = (text: string): string => text.trim().replaceAll('"', '');

/** A `name=value` of an option; the value as it was typed, quotes and all. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
}

/** `a=1,b=2` as its parts; undefined in the place of a part that has no name, no `=` or no value. */
export const assignmentsOf = (text: string): readonly { readonly text: string; readonly assignment: Assignment | undefined }[] =>
  splitUnquoted(text, ',').map((part) => {
    const [name = '', ...rest] = splitUnquoted(part, '=');
    const value = rest.join('=').trim();
    return { text: part.trim(), assignment: unquoted(name) === '' || value === '' ? undefined : { name: unquoted(name), value } };
  });
