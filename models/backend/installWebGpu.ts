/** The part of the WebGPU interface that is used here. */
interface WebGpu {
  requestAdapter(): Promise<{ readonly info: { readonly vendor: string; readonly architecture: string; readonly device: string; readonly description: string } } | null>;
}

let installed: Promise<WebGpu> | undefined;

/**
 * Gives this process the `navigator.gpu` that TensorFlow.js asks for and Node lacks, and keeps it: the native library crashes when an
 * instance of it is collected while its devices are in use.
 */
const installWebGpu = (): Promise<WebGpu> => (installed ??= install());

const install = async (): Promise<WebGpu> => {
  const { create, globals } = (await import('webgpu')) as unknown as { create: (options: string[]) => WebGpu; globals: object };
  Object.assign(globalThis, globals);
  const gpu = create([]);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  return gpu;
};

/** The name of the adapter that WebGPU gives this process. @throws Error when there is none */
export const openAdapter = async (): Promise<string> => {
  const adapter = await (await installWebGpu()).requestAdapter();
  if (adapter === null) throw new Error('no adapter');
  const { vendor, architecture, device, description } = adapter.info;
  return [description, vendor, architecture, device].filter((part) => part !== '').join(', ');
};

/** Whether an adapter computes on the processor: right, but slower than any other backend. */
export const isSoftware = (adapter: string): boolean => /swiftshader|llvmpipe|lavapipe|software/i.test(adapter);
