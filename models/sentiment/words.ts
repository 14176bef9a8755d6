/** Words of Chinese, English and other texts; dictionaries of the locale decide where Chinese ones end. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const han = /\p{Script=Han}+/gu;

/** Whether a text has Chinese characters. */
export const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

/**
 * What a bag of words holds of a text: its words in lower case, its pairs of neighbouring words (with nothing but blanks between them), and the pairs
 * of neighbouring Chinese characters, because dictionaries cut unknown Chinese words wrongly. Widths and forms of characters are made
 * equal first (Unicode NFKC).
 */
export const wordsOf = (text: string): readonly string[] => {
  const plain = text.normalize('NFKC').toLowerCase();
  const found: string[] = [];
  let before: string | undefined;
  for (const { segment, isWordLike } of segmenter.segment(plain)) {
    if (isWordLike === true) {
      found.push(segment);
      if (before !== undefined) found.push(`${before} ${segment}`);
      before = segment;
    } else if (segment.trim() !== '') before = undefined;
  }
  const pairs = [...plain.matchAll(han)].flatMap(([run]) => {
    const characters = [...run];
    return characters.slice(1).map((character, index) => `${characters[index]}|${character}`);
  });
  return [...found, ...pairs];
};
