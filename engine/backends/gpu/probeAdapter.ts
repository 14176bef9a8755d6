import { installWebGpu } from './installWebGpu.js';

/** Prints which WebGPU adapter there is, as JSON, and ends: the driver's own threads would keep the process alive. */
async function describeAdapter(): Promise<object> {
  try {
    const adapter = await (await installWebGpu()).requestAdapter();
    if (adapter === null) return { reason: 'no adapter' };
    const { vendor, architecture, device, description } = adapter.info;
    const name = [description, vendor, architecture, device].filter((part) => part !== '').join(', ');
    return { adapter: name, software: /swiftshader|llvmpipe|lavapipe|software/i.test(name) };
  } catch (error) {
    return { reason: (error as Error).message.split('\n')[0] };
  }
}

process.stdout.write(JSON.stringify(await describeAdapter()), () => process.exit(0));
