/** Letters, digits, and what joins them in a number, a code or an address. */
const token = /[\p{L}\p{N}]+(?:[-_.@][\p{L}\p{N}]+)*/gu;

/**
 * Which of the identifiers stand in a text as words of their own: `17850` is found in `customer 17850`, not in `178501`.
 * Use identifiers that no other number of the text can equal.
 */
export const identifiersIn = (text: string, identifiers: readonly string[]): string[] => {
  const words = new Set(text.match(token) ?? []);
  return identifiers.filter((identifier) => words.has(identifier));
};
