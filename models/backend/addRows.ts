import type * as tf from '@tensorflow/tfjs-core';

/** What the two backends that compute on the processor have in common. */
interface ProcessorBackend {
  /** Of the cpu backend. */
  readonly makeTensorInfo?: (shape: number[], type: tf.DataType, values: Float32Array | Int32Array) => tf.TensorInfo;
  /** Of the wasm backend. */
  readonly makeOutput?: (shape: number[], type: tf.DataType) => tf.TensorInfo;
  readonly typedArrayFromHeap?: (tensor: tf.TensorInfo) => Float32Array | Int32Array;
  readonly readSync: (dataId: object) => Float32Array | Int32Array;
}

/**
 * Adds rows to the segments that they belong to: `sums[segments[row]] += rows[row]`. Rows of a segment below 0 are left out, as in
 * TensorFlow's UnsortedSegmentSum.
 * @param rows `[row][width]`, flat
 * @param sums `[segment][width]`, flat; added to
 */
export const addRows = (rows: ArrayLike<number>, segments: ArrayLike<number>, width: number, sums: Float32Array | Int32Array): void => {
  for (let row = 0, from = 0; row < segments.length; row++, from += width) {
    const to = segments[row] * width;
    if (to < 0) continue;
    for (let column = 0; column < width; column++) sums[to + column] += rows[from + column];
  }
};

/**
 * Registers the kernel UnsortedSegmentSum, the gradient of a gather and so of every embedding, for `cpu` and `wasm`: wasm has none,
 * and that of cpu takes time in proportion to segments times rows, where this one takes it in proportion to rows.
 */
export const registerRowAdder = (tensors: typeof tf, backendName: 'cpu' | 'wasm'): void => {
  if (tensors.getKernelsForBackend(backendName).some(({ kernelName }) => kernelName === 'UnsortedSegmentSum')) tensors.unregisterKernel('UnsortedSegmentSum', backendName);
  tensors.registerKernel({
    kernelName: 'UnsortedSegmentSum',
    backendName,
    kernelFunc: ({ inputs, backend, attrs }) => unsortedSegmentSum(tensors, inputs, backend as ProcessorBackend, attrs),
  });
};

const unsortedSegmentSum = (tensors: typeof tf, inputs: tf.NamedTensorInfoMap, backend: ProcessorBackend, attributes: tf.NamedAttrMap | undefined): tf.TensorInfo => {
  const { x, segmentIds } = inputs;
  const segments = attributes?.['numSegments'];
  if (x === undefined || segmentIds === undefined || typeof segments !== 'number') throw new Error('UnsortedSegmentSum: x, segmentIds or numSegments is missing');
  const inner = x.shape.slice(segmentIds.shape.length);
  const width = tensors.util.sizeFromShape(inner);
  const shape = [segments, ...inner];
  const type = x.dtype === 'int32' ? 'int32' : 'float32';
  if (backend.makeOutput !== undefined && backend.typedArrayFromHeap !== undefined) {
    // The heap moves when it grows, so that views of it are taken after the output has its place in it.
    const output = backend.makeOutput(shape, type);
    const sums = backend.typedArrayFromHeap(output);
    sums.fill(0);
    addRows(backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(segmentIds), width, sums);
    return output;
  }
  if (backend.makeTensorInfo === undefined) throw new Error('UnsortedSegmentSum: a backend that is neither cpu nor wasm');
  const sums = type === 'int32' ? new Int32Array(segments * width) : new Float32Array(segments * width);
  addRows(backend.readSync(x.dataId), backend.readSync(segmentIds.dataId), width, sums);
  return backend.makeTensorInfo(shape, type, sums);
};
