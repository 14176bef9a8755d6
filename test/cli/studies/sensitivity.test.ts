import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isLeft } from 'fp-ts/lib/Either.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { SensitivityResult } from '../../../engine/studies/sensitivity/result.js';
import { parseScenario } from '../../../scenarios/parse.js';
import { bellwether, planText, type Outcome, type Stage } from '../harness.js';

const test = suite<{ folder: string }>('sensitivity', { folder: '' });
test.before.each((context) => void (context.folder = mkdtempSync(join(tmpdir(), 'bellwether-cli-'))));
test.after.each(({ folder }) => rmSync(folder, { recursive: true, force: true }));

const uncertain = planText.replace('months: 36', 'months: 6').replace('conversion: 20%', 'conversion: "pert(10%, 20%, 40%)"').replace('churn: 2%', 'churn: 1% to 5%');
const deciding = `${uncertain}decisions: { price: { maximise: mean(profit), alternatives: { keep: {}, dearer: { offer.service.price: 130, offer.service.conversion: "pert(6%, 14%, 30%)" } } } }\n`;

const studied = (text: string, argv: readonly string[], stage: Stage = {}): Promise<Outcome> =>
  bellwether(['sensitivity', 'plan.yaml', '--threads', '1', '--trials', '200', ...argv], {
    ...stage,
    api: {
      loadScenario: (file) => {
        const loaded = parseScenario(text, file);
        return isLeft(loaded) ? TE.left([...loaded.left]) : TE.right(loaded.right);
      },
    },
  });

test('a study prints what moves the plan first, and writes its report with all charts', async ({ folder }) => {
  const { exitCode, out, err } = await studied(deciding, ['--out', folder]);
  assert.equal([exitCode, err], [0, '']);
  assert.match(out, 'What moves mean total profit most is conversion of service: between ');
  assert.match(out, /200 trials a run, seed file-seed; \d+ runs, \d compiled, in /);
  assert.match(out.replace(/\s+/g, ' '), 'of the variance of total profit is what we do not know and could learn; the rest is luck');
  assert.match(out.replace(/\s+/g, ' '), 'Price: knowing conversion of service before deciding would be worth ');
  assert.match(out, `Report      ${join(folder, 'plan.sensitivity.html')}\n`);
  const written = readdirSync(folder);
  for (const name of ['html', 'json', 'tornado.svg', 'tornado.vl.json', 'indices.svg', 'indices.vl.json']) assert.ok(written.includes(`plan.sensitivity.${name}`), name);
  assert.match(readFileSync(join(folder, 'plan.sensitivity.html'), 'utf8'), 'Where the spread comes from');
});

test('--json - prints the result and nothing else; --figure and --inputs choose what is asked', async () => {
  const { out, err } = await studied(uncertain, ['--json', '-', '--figure', 'p5(revenue)', '--inputs', 'retention']);
  assert.is(err, '');
  const { figure, inputs, kind, version, complete } = JSON.parse(out) as SensitivityResult;
  assert.equal([kind, version, complete, figure.text, figure.unit], ['sensitivity', 1, true, 'p5(revenue)', 'CNY']);
  assert.equal(inputs.map(({ path, swing }) => [path, swing !== undefined]), [['retention.churn', true], ['offer.service.conversion', false]]);
});

test('a plan without decisions is told how to state one', async ({ folder }) => {
  const { out } = await studied(uncertain, ['--out', folder]);
  assert.match(out.replace(/\s+/g, ' '), 'the file states no decision. Add, with the name of a plan, decisions: { price: { maximise: mean(profit), alternatives: {');
});

test('mistakes are the user\'s, with a hint: a figure, an input, nothing uncertain', async ({ folder }) => {
  const refused = async (text: string, ...argv: string[]): Promise<string> => {
    const { exitCode, err } = await studied(text, ['--out', folder, ...argv]);
    assert.is(exitCode, 1);
    return err;
  };
  assert.match(await refused(uncertain, '--figure', 'mean(prfit)'), /figure:1:6: expected .* got prfit\n {2}hint: did you mean profit\?/);
  assert.match(await refused(uncertain, '--inputs', 'retention.chrn'), 'did you mean retention.churn?');
  assert.match(await refused(planText), 'plan.yaml: nothing in it is uncertain');
  assert.equal(readdirSync(folder), []);
});

test('Ctrl-C prints what is known and leaves a file to go on from', async ({ folder }) => {
  const stop = new AbortController();
  let ticks = 0;
  // The bar asks for the time with every run that is done.
  const { exitCode, out, err } = await studied(uncertain, ['--out', folder], { signal: stop.signal, now: () => { if (++ticks === 4) stop.abort(); return 0; } });
  assert.is(exitCode, 130);
  assert.match(out, 'This was stopped before it was done');
  const left = join(folder, 'plan.sensitivity.resume.json');
  assert.match(err, `--resume ${left}`);
  assert.ok(existsSync(left));
  const resumed = await studied(uncertain, ['--out', folder, '--resume', left]);
  assert.is(resumed.exitCode, 0);
  assert.match(resumed.out, / 6 runs, 1 compiled,/);
});

test.run();
