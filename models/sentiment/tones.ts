/** What a text can sound like, in the order of the classes. */
export const tones = ['negative', 'neutral', 'positive'] as const;
export type Tone = (typeof tones)[number];

/** Labels by which a tone is known, in lower case. */
const words: Readonly<Record<Tone, readonly string[]>> = {
  negative: ['negative', '-1', '负面'],
  neutral: ['neutral', '0', '中性'],
  positive: ['positive', '1', '+1', '正面'],
};

/** All labels that are understood, for messages. */
export const knownLabels: readonly string[] = tones.flatMap((tone) => words[tone]);

/** Position in `tones` of what a label says; undefined: it says none. */
export const toneOf = (label: string): number | undefined => {
  const plain = label.normalize('NFKC').trim().toLowerCase();
  const position = tones.findIndex((tone) => words[tone].includes(plain));
  return position < 0 ? undefined : position;
};
