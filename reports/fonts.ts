import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { subset } from './fontSubset.js';

const require = createRequire(import.meta.url);

/** Inter, as files: regular and semi-bold are all that the charts use. */
export const fontFiles = {
  regular: require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  semiBold: require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
} as const;

const open = (file: string): fontkit.Font => {
  const font = fontkit.openSync(file);
  if ('fonts' in font) throw new Error(`${file} is a collection of fonts; one font was expected.`);
  return font;
};

const opened = new Map<string, fontkit.Font>();
const fontOf = (bold: boolean): fontkit.Font => {
  const file = bold ? fontFiles.semiBold : fontFiles.regular;
  const font = opened.get(file) ?? open(file);
  opened.set(file, font);
  return font;
};

/** The glyphs for the letters of a text, each letter once; digits are those of equal width, for columns of numbers. */
const glyphsOf = (text: string, bold: boolean): (readonly [number, number])[] => {
  const font = fontOf(bold);
  return [...new Set(text)]
    .filter((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
    .map((letter) => [letter.codePointAt(0) ?? 0, font.layout(letter, { tnum: /[0-9]/.test(letter) }).glyphs[0]?.id ?? 0]);
};

/** Inter as a report carries it: regular and semi-bold, with no letters but those of its text, as CSS. */
export const embeddedInter = (text: string): string =>
  [
    { weight: 400, bold: false, file: fontFiles.regular },
    { weight: 600, bold: true, file: fontFiles.semiBold },
  ]
    .map(({ weight, bold, file }) => {
      const data = subset(readFileSync(file), glyphsOf(text, bold)).toString('base64');
      return `@font-face { font-family: Inter; font-weight: ${weight}; src: url(data:font/ttf;base64,${data}) format('truetype'); }`;
    })
    .join('\n');

/** Whether Inter can draw all of a text; Chinese, for one, it cannot. */
export const drawable = (text: string): boolean => [...text].every((letter) => fontOf(false).hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));

/** Width of a text in Inter, in pixels, kerning included; a letter that Inter lacks counts as a square. */
export const textWidth = (text: string, pixels: number, bold: boolean): number => {
  const font = fontOf(bold);
  const known = [...text].filter((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
  const missing = [...text].length - known.length;
  return (font.layout(known.join('')).advanceWidth / font.unitsPerEm + missing) * pixels;
};
