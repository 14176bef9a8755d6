import type { Scenario } from '../scenarios/scenario.js';
import { compile } from './compile.js';
import { valuesOf } from './expression/arrays.js';
import { planFor } from './backends/gpu/plan.js';
import { emitReference } from './backends/reference/emit.js';
import { emitSimd } from './backends/simd/emit.js';
import { layOut } from './backends/simd/layout.js';
import { tileOf } from './backends/simd/tile.js';
import { allocate } from './backends/memory.js';

/** Values of one trial, or of the first few places, that a description of a table shows. */
const shown = 12;

/** The tables of a scenario as JSON: name, type, unit, shape, and the first values for the first trial. */
export function describeTables(scenario: Scenario): string {
  const { tables } = compile(scenario);
  const described = tables.all().map(({ reference, unit, fill }) => {
    const values = allocate(reference, 1);
    fill(values, { firstTrial: 0, trials: 1, width: 1 });
    return {
      name: reference.name,
      type: reference.type,
      unit,
      shape: reference.shape,
      perTrial: reference.perTrial,
      values: valuesOf(reference),
      first: Array.from(values.subarray(0, shown)),
    };
  });
  return `${JSON.stringify(described, null, 2)}\n`;
}

/** The kernels of a scenario as each backend gets them: JavaScript, WebAssembly, and the functions for gpu.js. */
export function describeKernels(scenario: Scenario): string {
  const compiled = compile(scenario);
  const tile = tileOf(compiled.program, scenario.trials, 1);
  const plan = planFor(compiled);
  const gpu = [...plan.opening, ...plan.month].map((step) =>
    step.kind === 'sum'
      ? `// ${step.sum.writes}: the sum of ${step.sum.reads} over the agents of each segment`
      : `// ${step.kernel.writes}, from ${step.kernel.text.arrays.join(', ') || 'tables alone'}\n${step.kernel.text.source}`,
  );
  return [
    '==== reference: JavaScript, one trial after another',
    emitReference(compiled.program),
    '==== simd: WebAssembly, eight trials at a time',
    emitSimd(compiled.program, layOut(compiled.program.root, tile), { listed: true }).text(),
    '==== webgpu and webasm: kernels of gpu.js, each over all trials of a batch',
    ...gpu,
    '',
  ].join('\n');
}
