import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readHeader } from '../../../models/data/readHeader.js';
import { workbookBytes } from '../../support/workbook.js';
import { fileOf, mistakes, mustRead, told, want } from './reading.js';

const table = 'user,rating,when,paid\nann,4.5,2026-03-02,yes\n"b, ""ob""",12%,2026-03,N\n';

test('columns of every type are read, rows that are used keep their lines', async () => {
  const data = await mustRead(
    fileOf('all.csv', table),
    want('user', 'category'),
    want('rating', 'number'),
    want('when', 'time'),
    want('paid', 'flag'),
  );
  assert.equal(data.categories.get('user'), { codes: Int32Array.of(0, 1), levels: ['ann', 'b, "ob"'] });
  assert.equal(data.numbers.get('rating'), Float64Array.of(4.5, 0.12));
  assert.equal(data.times.get('when'), Float64Array.of(Date.UTC(2026, 2, 2), Date.UTC(2026, 2, 1)));
  assert.equal(data.flags.get('paid'), Uint8Array.of(1, 0));
  assert.equal(data.lines, Int32Array.of(2, 3));
  assert.equal([data.rows, data.used, data.dropped], [2, 2, []]);
});

test('the hash is of the bytes on the disk, packed or not', async () => {
  const packed = gzipSync(table);
  for (const [name, bytes] of [
    ['hash.csv', Buffer.from(table)],
    ['hash.csv.gz', packed],
  ] as const) {
    const data = await mustRead(fileOf(name, bytes), want('user', 'text'));
    assert.is(data.sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.equal(data.texts.get('user'), ['ann', 'b, "ob"']);
  }
});

for (const [name, text] of [
  ['semicolons', 'a;b\n1;x\n2;y\n'],
  ['tabs', 'a\tb\n1\tx\n2\ty\n'],
  ['runs of spaces', ' a  b\n  1   x\n 2 y\n'],
  ['a byte order mark and CRLF', '\uFEFFa,b\r\n1,x\r\n2,y\r\n'],
  ['a byte order mark before quotes', '\uFEFF"a","b"\n1,x\n2,y\n'],
  ['CR alone', 'a,b\r1,x\r2,y\r'],
  ['blank lines and no line break at the end', '\na,b\n\n1,x\n2,y'],
  ['blanks around cells', 'a , b\n 1 , x \n2,y\n'],
] as const)
  test(`a table with ${name} is read like any other`, async () => {
    const path = fileOf('form.csv', text);
    const data = await mustRead(path, want('a', 'number'), want('b', 'category'));
    assert.equal(data.numbers.get('a'), Float64Array.of(1, 2));
    assert.equal(data.categories.get('b')?.levels, ['x', 'y']);
    assert.equal(await readHeader(path)(), { _tag: 'Right', right: ['a', 'b'] });
  });

test('rows with a blank cell that may be blank are counted by reason', async () => {
  const data = await mustRead(fileOf('blank.csv', 'a,b\n1,\n,  \n,3\n4,5\n'), want('a', 'number', 'drop'), want('b', 'number', 'drop'));
  assert.equal(data.dropped, [
    { reason: 'no b', rows: 1 },
    { reason: 'no a', rows: 2 },
  ]);
  assert.equal([data.rows, data.used, [...data.lines]], [4, 1, [5]]);
});

test('every mistake of a file is told at its line and column', async () => {
  const text = 'name,rating,day\nann,good,03/04/2026\n"b\nc",NaN,2026-02-30\n,"1,5x",2026-13\n';
  assert.equal(await mistakes(fileOf('wrong.csv', text), want('name', 'category'), want('rating', 'number'), want('day', 'time')), [
    'wrong.csv:2:5 rating: expected a number, got good\n  hint: write a number such as 1234.5, 1,234.5 or 12%',
    'wrong.csv:2:10 day: expected a date whose day and month cannot be taken for each other, got 03/04/2026\n  hint: write the year first: 2026-04-03',
    'wrong.csv:4:4 rating: expected a number, got NaN\n  hint: leave a cell blank where there is no number',
    'wrong.csv:4:8 day: expected a date, got 2026-02-30\n  hint: no calendar has it',
    'wrong.csv:5:1 name: expected a word, got a blank cell\n  hint: fill the cell, or take the row out of the file',
    'wrong.csv:5:2 rating: expected a number, got 1,5x\n  hint: write a number such as 1234.5, 1,234.5 or 12%',
    'wrong.csv:5:9 day: expected a date, got 2026-13\n  hint: no calendar has it',
  ]);
});

const wrongFiles: readonly (readonly [string, string | Uint8Array, readonly string[]])[] = [
  [
    'an empty file',
    '',
    [
      'file.csv:1:1: expected rows of data below a header, got an empty file\n  hint: the first row names the columns, the rows of data stand below it',
    ],
  ],
  [
    'a header alone',
    'a,b\n',
    [
      'file.csv:1:1: expected rows of data below a header, got a header and nothing below it\n  hint: the first row names the columns, the rows of data stand below it',
    ],
  ],
  ['a missing column', 'aa,c\n1,2\n', ['file.csv:1:1: expected a column a in the header, found nothing\n  hint: did you mean aa?']],
  [
    'a double name',
    'a,b,a\n1,2,3\n',
    ['file.csv:1:5: expected a different name for every column, got a\n  hint: column 1 has this name already: rename one of them'],
  ],
  [
    'ragged rows',
    'a,b\n1\n1,2,3\n',
    [
      'file.csv:2:1: expected 2 cells as in the header, got 1\n  hint: the cells are parted by commas: write all of them, as the header has them',
      'file.csv:3:1: expected 2 cells as in the header, got 3\n  hint: the cells are parted by commas: write all of them, as the header has them; put quotes around cells that hold one',
    ],
  ],
  [
    'other bytes than UTF-8',
    Buffer.from('a,b\n1,x\n2,caf\xe9\n', 'latin1'),
    ['file.csv:3:1: expected text in UTF-8, got other bytes\n  hint: save the file as CSV UTF-8'],
  ],
  [
    'UTF-16',
    Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'),
    ['file.csv:1:1: expected text in UTF-8, got other bytes\n  hint: save the file as CSV UTF-8'],
  ],
  [
    'an open quote',
    'a,b\n1,2\n"3,4\n',
    ['file.csv:3:1: expected a quote that closes the cell, got the end of the file\n  hint: a quote in this row is opened and never closed'],
  ],
];
for (const [name, content, expected] of wrongFiles)
  test(`${name} is an error`, async () => assert.equal(await mistakes(fileOf('file.csv', content), want('a', 'text')), expected));

test('a file that is not there, and a packed file that is torn, are errors', async () => {
  assert.match((await mistakes('/no/such.csv'))[0], /^such\.csv:1:1: expected a file of data that can be read, got there is no such file/);
  const torn = gzipSync(table.repeat(100)).subarray(0, 40);
  assert.match(
    (await mistakes(fileOf('torn.csv.gz', torn), want('user', 'text')))[0],
    /^torn\.csv\.gz:1:1: expected a whole gzip file, got unexpected end of file/,
  );
});

test('a wrong column is twenty messages and a count', async () => {
  const all = await mistakes(fileOf('many.csv', `a\n${'x\n'.repeat(1500)}`), want('a', 'number'));
  assert.is(all.length, 21);
  assert.is(all[20], 'many.csv:21:1: expected no further mistakes, got 1,480 more\n  hint: put these right first');
});

test('a workbook is read by its first sheet, its mistakes by row and column', async () => {
  const day = new Date(Date.UTC(2026, 2, 2));
  const path = fileOf(
    'book.xlsx',
    workbookBytes([
      ['user', 'rating', 'when', 'paid'],
      ['ann', 4.5, day, true],
      [null],
      ['bob', '1,234.5', '2026-03', 'no'],
      ['eve', null, day, false],
    ]),
  );
  const data = await mustRead(path, want('user', 'category'), want('rating', 'number', 'drop'), want('when', 'time'), want('paid', 'flag'));
  assert.equal([data.rows, data.used, data.dropped], [3, 2, [{ reason: 'no rating', rows: 1 }]]);
  assert.equal(data.numbers.get('rating'), Float64Array.of(4.5, 1234.5));
  assert.equal(data.times.get('when'), Float64Array.of(day.getTime(), Date.UTC(2026, 2, 1)));
  assert.equal(data.flags.get('paid'), Uint8Array.of(1, 0));
  assert.equal(data.lines, Int32Array.of(2, 4));
  assert.equal(await readHeader(path)(), { _tag: 'Right', right: ['user', 'rating', 'when', 'paid'] });
  assert.equal(await mistakes(path, want('user', 'number'), want('when', 'time')), [
    'book.xlsx:2:1 user: expected a number, got ann\n  hint: write a number such as 1234.5, 1,234.5 or 12%',
    'book.xlsx:4:1 user: expected a number, got bob\n  hint: write a number such as 1234.5, 1,234.5 or 12%',
    'book.xlsx:5:1 user: expected a number, got eve\n  hint: write a number such as 1234.5, 1,234.5 or 12%',
  ]);
  assert.match(
    (await mistakes(fileOf('no.xlsx', table), want('user', 'text')))[0],
    /^no\.xlsx:1:1: expected an \.xlsx workbook, got .*\n {2}hint: save the sheet as \.xlsx or as \.csv$/,
  );
});

test('a fault at a used row stands at its cell, whatever was left out before it', async () => {
  const data = await mustRead(fileOf('fault.csv', 'a,b\n,1\n"x\ny", 7\n'), want('a', 'text', 'drop'), want('b', 'number'));
  assert.is(told(data.faultAt(0, 'b', { expected: 'at most 5', found: '7' })), 'fault.csv:4:5 b: expected at most 5, got 7');
});

test('line breaks inside quotes count once, whichever they are', async () => {
  for (const end of ['\n', '\r\n'])
    assert.match((await mistakes(fileOf('ends.csv', ['a,b', '"x', '', 'y",1', 'z,q', ''].join(end)), want('b', 'number')))[0], /^ends\.csv:5:3 b: /);
});

test('what is written as CSV is read back, whatever stands in the cells', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => text.trim() !== '' && !text.includes('\0'));
  const written = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), fc.constantFrom(',', ';', '\t'), async (rows, delimiter) => {
      const text = [['first', 'second'], ...rows].map((cells) => cells.map(written).join(delimiter)).join('\n');
      const data = await mustRead(fileOf('back.csv', text), want('first', 'text'), want('second', 'text'));
      assert.equal(
        data.texts.get('first'),
        rows.map(([first]) => first.trim()),
      );
      assert.equal(
        data.texts.get('second'),
        rows.map(([, second]) => second.trim()),
      );
    }),
    { numRuns: 50 },
  );
});

test.run();
