import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { drawable, embeddedInter, fontFiles, textWidth } from '../../reports/fonts.js';
import { subset } from '../../reports/fontSubset.js';

const open = (data: Buffer): fontkit.Font => {
  const font = fontkit.create(data);
  if ('fonts' in font) throw new Error('a collection');
  return font;
};

test('a subset draws its letters as the whole font does, those put together from others too, and no other letter', () => {
  const file = readFileSync(fontFiles.regular);
  const whole = open(file);
  const letters = [...'AQz %\u00b1\u2212\u00e9\u00fc\u00c5'].map((letter) => letter.codePointAt(0) ?? 0);
  const cut = open(subset(file, letters.map((code) => [code, whole.glyphForCodePoint(code).id])));
  for (const code of letters) {
    const [mine, theirs] = [cut.glyphForCodePoint(code), whole.glyphForCodePoint(code)];
    assert.is(mine.advanceWidth, theirs.advanceWidth);
    assert.is(mine.path.toSVG(), theirs.path.toSVG());
  }
  assert.ok(!cut.hasGlyphForCodePoint('B'.codePointAt(0) ?? 0));
});

test('the font of a report has digits of one width, and is small', () => {
  const css = embeddedInter('0123456789-,.% profit');
  const [data = ''] = /(?<=base64,)[^)]*/.exec(css) ?? [];
  const font = open(Buffer.from(data, 'base64'));
  const widths = [...'0123456789'].map((digit) => font.glyphForCodePoint(digit.codePointAt(0) ?? 0).advanceWidth);
  assert.is(new Set(widths).size, 1);
  assert.ok(css.length < 20_000, `${css.length} bytes`);
});

test('widths are those of the font, and a letter that it lacks counts as a square', () => {
  assert.ok(textWidth('WWW', 12, false) > 2.5 * textWidth('lll', 12, false));
  assert.ok(textWidth('profit', 12, true) > textWidth('profit', 12, false));
  assert.is(textWidth('\u5229\u6da6', 12, false), 24);
  assert.ok(drawable('profit \u00b1') && !drawable('\u5229'));
});

test.run();
