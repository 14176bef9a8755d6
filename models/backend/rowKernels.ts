import type * as tf from '@tensorflow/tfjs-core';

type Values = Float32Array | Int32Array;

/** What the two backends that compute on the processor offer a kernel. */
interface ProcessorBackend {
  /** Of the cpu backend. */
  readonly makeTensorInfo?: (shape: number[], type: tf.DataType, values: Values) => tf.TensorInfo;
  /** Of the wasm backend. */
  readonly makeOutput?: (shape: number[], type: tf.DataType) => tf.TensorInfo;
  readonly typedArrayFromHeap?: (tensor: tf.TensorInfo) => Values;
  readonly readSync: (dataId: object) => Values;
}

/**
 * Adds rows to the segments that they belong to: `sums[segments[row]] += rows[row]`. Rows of a segment below 0 are left out, as in
 * TensorFlow's UnsortedSegmentSum: their places are outside of a typed array, which ignores them.
 * @param rows `[row][width]`, flat
 * @param sums `[segment][width]`, flat; added to
 */
export const addRows = (rows: ArrayLike<number>, segments: ArrayLike<number>, width: number, sums: Values): void => {
  for (let row = 0, from = 0; row < segments.length; row++, from += width) {
    const to = segments[row] * width;
    for (let column = 0; column < width; column++) sums[to + column] += rows[from + column];
  }
};

/** Copies rows of a table: `copies[at] = table[rows[at]]`, each of `width` values, flat. */
export const copyRows = (table: Values, rows: ArrayLike<number>, width: number, copies: Values): void => {
  for (let at = 0, to = 0; at < rows.length; at++, to += width) {
    const from = rows[at] * width;
    for (let column = 0; column < width; column++) copies[to + column] = table[from + column];
  }
};

/** Multiplies each row of a table, `width` values long, by a value of its own. */
export const scaleRows = (table: Values, by: ArrayLike<number>, width: number, products: Values): void => {
  for (let row = 0, at = 0; row < by.length; row++) {
    for (let column = 0; column < width; column++, at++) products[at] = table[at] * by[row];
  }
};

/**
 * Registers how rows of a table are looked up and how their gradients are added, for `cpu` and `wasm`, so that embeddings can train
 * there: wasm has no UnsortedSegmentSum, that of cpu takes time in proportion to table rows times batch rows, and looking up a row
 * takes both some twenty times as long as copying it.
 */
export const registerRowKernels = (tensors: typeof tf, backendName: 'cpu' | 'wasm'): void => {
  const replace = (kernelName: string, kernelFunc: tf.KernelFunc): void => {
    if (tensors.getKernelsForBackend(backendName).some((kernel) => kernel.kernelName === kernelName)) tensors.unregisterKernel(kernelName, backendName);
    tensors.registerKernel({ kernelName, backendName, kernelFunc });
  };
  replace('UnsortedSegmentSum', ({ inputs, backend, attrs }) => segmentSums(tensors, inputs, backend as ProcessorBackend, attrs));
  const stock = tensors.getKernel('GatherV2', backendName).kernelFunc;
  replace('GatherV2', (given) => lookUp(tensors, given.inputs, given.backend as ProcessorBackend, given.attrs) ?? stock(given));
  if (backendName === 'wasm') return;
  const multiply = tensors.getKernel('Multiply', backendName).kernelFunc;
  replace('Multiply', (given) => scaled(tensors, given.inputs, given.backend as ProcessorBackend) ?? multiply(given));
};

const segmentSums = (tensors: typeof tf, inputs: tf.NamedTensorInfoMap, backend: ProcessorBackend, attributes: tf.NamedAttrMap | undefined): tf.TensorInfo => {
  const { x, segmentIds } = inputs;
  const segments = attributes?.['numSegments'];
  if (x === undefined || segmentIds === undefined || typeof segments !== 'number') throw new Error('UnsortedSegmentSum: x, segmentIds or numSegments is missing');
  const inner = x.shape.slice(segmentIds.shape.length);
  return fill(tensors, backend, [segments, ...inner], x.dtype, (sums) => addRows(read(backend, x), read(backend, segmentIds), tensors.util.sizeFromShape(inner), sums));
};

/** Whole rows of a table of numbers; undefined: something else is looked up, or an index is outside of the table. */
const lookUp = (tensors: typeof tf, inputs: tf.NamedTensorInfoMap, backend: ProcessorBackend, attributes: tf.NamedAttrMap | undefined): tf.TensorInfo | undefined => {
  const { x, indices } = inputs;
  if (x === undefined || indices === undefined || attributes?.['axis'] !== 0 || attributes['batchDims'] !== 0) return undefined;
  if (x.dtype !== 'float32' || indices.dtype !== 'int32') return undefined;
  const rows = x.shape[0];
  if (!read(backend, indices).every((row) => row >= 0 && row < rows)) return undefined;
  const inner = x.shape.slice(1);
  return fill(tensors, backend, [...indices.shape, ...inner], 'float32', (copies) =>
    copyRows(read(backend, x), read(backend, indices), tensors.util.sizeFromShape(inner), copies),
  );
};

/**
 * Tables of one shape, multiplied value by value, or a table whose rows are multiplied by one value each; undefined: other shapes.
 * The stock kernel of cpu finds the place of every value anew, which takes some ten times as long.
 */
const scaled = (tensors: typeof tf, { a, b }: tf.NamedTensorInfoMap, backend: ProcessorBackend): tf.TensorInfo | undefined => {
  if (a?.dtype !== 'float32' || b?.dtype !== 'float32') return undefined;
  if (isColumn(a, b)) return scaled(tensors, { a: b, b: a }, backend);
  const width = isColumn(b, a) ? a.shape[1] : tensors.util.arraysEqual(a.shape, b.shape) ? 1 : undefined;
  if (width === undefined) return undefined;
  return fill(tensors, backend, a.shape, 'float32', (products) => scaleRows(read(backend, a), read(backend, b), width, products));
};

const isColumn = (column: tf.TensorInfo, table: tf.TensorInfo): boolean =>
  column.shape.length === 2 && table.shape.length === 2 && column.shape[0] === table.shape[0] && column.shape[1] === 1 && table.shape[1] > 1;

const read = (backend: ProcessorBackend, tensor: tf.TensorInfo): Values => backend.typedArrayFromHeap?.(tensor) ?? backend.readSync(tensor.dataId);

/** A new tensor of zeros with what is written to it. The heap of wasm moves when it grows: inputs are read inside of `write`. */
const fill = (tensors: typeof tf, backend: ProcessorBackend, shape: number[], type: tf.DataType, write: (values: Values) => void): tf.TensorInfo => {
  if (backend.typedArrayFromHeap !== undefined && backend.makeOutput !== undefined) {
    const output = backend.makeOutput(shape, type);
    const values = backend.typedArrayFromHeap(output);
    values.fill(0);
    write(values);
    return output;
  }
  if (backend.makeTensorInfo === undefined) throw new Error('a backend that is neither cpu nor wasm');
  const values = type === 'int32' ? new Int32Array(tensors.util.sizeFromShape(shape)) : new Float32Array(tensors.util.sizeFromShape(shape));
  write(values);
  return backend.makeTensorInfo(shape, type, values);
};
