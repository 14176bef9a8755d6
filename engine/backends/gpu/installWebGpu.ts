/** The part of the WebGPU interface that is used here. */
export interface WebGpu {
  requestAdapter(): Promise<{ readonly info: { readonly vendor: string; readonly architecture: string; readonly device: string; readonly description: string } } | null>;
}

let installed: Promise<WebGpu> | undefined;

/**
 * Gives this process a `navigator.gpu`, which gpu.js asks for and Node lacks. Once: the native library crashes when an earlier
 * instance of it is collected while its devices are in use.
 */
export function installWebGpu(): Promise<WebGpu> {
  return (installed ??= install());
}

async function install(): Promise<WebGpu> {
  const { create, globals } = (await import('webgpu')) as unknown as { create: (options: string[]) => WebGpu; globals: object };
  Object.assign(globalThis, globals);
  const gpu = create([]);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  return gpu;
}
