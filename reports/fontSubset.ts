/**
 * Cuts a TrueType font down to the letters of one text, so that a report can carry its font.
 * Tables as in the OpenType specification 1.9.1 (learn.microsoft.com/typography/opentype/spec/otff); kerning and hints are left out.
 */

/** Tables that are copied as they are. */
const copied = ['OS/2', 'name', 'gasp', 'prep'];

/** The tables of a font by name. */
const tablesOf = (font: Buffer): ReadonlyMap<string, Buffer> =>
  new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
      const entry = 12 + 16 * index;
      const offset = font.readUInt32BE(entry + 8);
      return [font.toString('latin1', entry, entry + 4), font.subarray(offset, offset + font.readUInt32BE(entry + 12))];
    }),
  );

const tableOf = (tables: ReadonlyMap<string, Buffer>, name: string): Buffer => {
  const table = tables.get(name);
  if (table === undefined) throw new Error(`The font has no table ${name}.`);
  return table;
};

/** Outline of a glyph; empty for a space. */
const outlineOf = (tables: ReadonlyMap<string, Buffer>, glyph: number): Buffer => {
  const loca = tableOf(tables, 'loca');
  const long = tableOf(tables, 'head').readInt16BE(50) === 1;
  const at = (index: number): number => (long ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index));
  return tableOf(tables, 'glyf').subarray(at(glyph), at(glyph + 1));
};

/** Flags of a part of a composite glyph. */
const part = { words: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80 };

/** Where a composite outline names the glyphs that it is put together from: offsets of their numbers. */
const partsOf = (outline: Buffer): number[] => {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const places: number[] = [];
  let offset = 10;
  let flags = part.more;
  while ((flags & part.more) !== 0) {
    flags = outline.readUInt16BE(offset);
    places.push(offset + 2);
    offset += 4 + ((flags & part.words) !== 0 ? 4 : 2);
    offset += (flags & part.matrix) !== 0 ? 8 : (flags & part.twoScales) !== 0 ? 4 : (flags & part.scale) !== 0 ? 2 : 0;
  }
  return places;
};

/** The glyphs asked for and all that they are put together from; glyph 0, the missing letter, comes first. */
const closureOf = (tables: ReadonlyMap<string, Buffer>, glyphs: readonly number[]): number[] => {
  const all = new Set([0, ...glyphs]);
  for (const glyph of all) {
    const outline = outlineOf(tables, glyph);
    for (const place of partsOf(outline)) all.add(outline.readUInt16BE(place));
  }
  return [...all];
};

const evenly = (table: Buffer, multiple: number): Buffer => Buffer.concat([table, Buffer.alloc((multiple - (table.length % multiple)) % multiple)]);

/** Outlines with their parts renumbered. */
const renumbered = (tables: ReadonlyMap<string, Buffer>, glyphs: readonly number[]): Buffer[] =>
  glyphs.map((glyph) => {
    const outline = Buffer.from(outlineOf(tables, glyph));
    for (const place of partsOf(outline)) outline.writeUInt16BE(glyphs.indexOf(outline.readUInt16BE(place)), place);
    return evenly(outline, 4);
  });

const metricsOf = (tables: ReadonlyMap<string, Buffer>, glyphs: readonly number[]): Buffer => {
  const metrics = tableOf(tables, 'hmtx');
  const full = tableOf(tables, 'hhea').readUInt16BE(34);
  return Buffer.concat(
    glyphs.map((glyph) => {
      const advance = 4 * Math.min(glyph, full - 1);
      const bearing = glyph < full ? advance + 2 : 4 * full + 2 * (glyph - full);
      return Buffer.concat([metrics.subarray(advance, advance + 2), metrics.subarray(bearing, bearing + 2)]);
    }),
  );
};

/** Character map, format 12: one group a letter, in order. */
const mapOf = (letters: readonly (readonly [code: number, glyph: number])[]): Buffer => {
  const table = Buffer.alloc(28 + 12 * letters.length);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(16 + 12 * letters.length, 16);
  table.writeUInt32BE(letters.length, 24);
  letters.forEach(([code, glyph], index) => {
    table.writeUInt32BE(code, 28 + 12 * index);
    table.writeUInt32BE(code, 32 + 12 * index);
    table.writeUInt32BE(glyph, 36 + 12 * index);
  });
  return table;
};

const checksum = (table: Buffer): number => {
  let sum = 0;
  for (let offset = 0; offset < table.length; offset += 4) sum = (sum + table.readUInt32BE(offset)) >>> 0;
  return sum;
};

const assemble = (tables: ReadonlyMap<string, Buffer>): Buffer => {
  const entries = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  const head = Buffer.alloc(12 + 16 * entries.length);
  const power = Math.floor(Math.log2(entries.length));
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(entries.length, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (entries.length - 2 ** power), 10);
  let offset = head.length;
  const bodies = entries.map(([name, table], index) => {
    const body = evenly(table, 4);
    head.write(name, 12 + 16 * index, 'latin1');
    head.writeUInt32BE(checksum(body), 16 + 16 * index);
    head.writeUInt32BE(offset, 20 + 16 * index);
    head.writeUInt32BE(table.length, 24 + 16 * index);
    offset += body.length;
    return body;
  });
  return Buffer.concat([head, ...bodies]);
};

/**
 * A font with nothing but the given letters.
 * @param letters code points and the glyphs that draw them in `font`, each code point once
 */
export const subset = (font: Buffer, letters: readonly (readonly [code: number, glyph: number])[]): Buffer => {
  const tables = tablesOf(font);
  const glyphs = closureOf(tables, letters.map(([, glyph]) => glyph));
  const outlines = renumbered(tables, glyphs);
  const places = Buffer.alloc(4 * (glyphs.length + 1));
  let end = 0;
  outlines.forEach((outline, index) => places.writeUInt32BE((end += outline.length), 4 * (index + 1)));
  const changed = (name: string, change: (table: Buffer) => void): Buffer => {
    const table = Buffer.from(tableOf(tables, name));
    change(table);
    return table;
  };
  const sorted = letters.map(([code, glyph]) => [code, glyphs.indexOf(glyph)] as const).sort(([one], [other]) => one - other);
  return assemble(
    new Map([
      ...copied.flatMap((name) => (tables.has(name) ? [[name, tableOf(tables, name)] as const] : [])),
      ['cmap', mapOf(sorted)],
      ['glyf', Buffer.concat(outlines)],
      ['head', changed('head', (table) => table.writeInt16BE(1, 50))],
      ['hhea', changed('hhea', (table) => table.writeUInt16BE(glyphs.length, 34))],
      ['hmtx', metricsOf(tables, glyphs)],
      ['loca', places],
      ['maxp', changed('maxp', (table) => table.writeUInt16BE(glyphs.length, 4))],
      // Version 3: no glyph has a name.
      ['post', changed('post', (table) => table.writeUInt32BE(0x00030000, 0)).subarray(0, 32)],
    ]),
  );
};
