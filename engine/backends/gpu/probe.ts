import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a look for a WebGPU adapter found. */
export interface Probe {
  readonly available: boolean;
  readonly detail: string;
}

const timeLimitMs = 15_000;

/**
 * Looks for a WebGPU adapter in a process of its own, because a broken driver can hang or crash whoever asks it.
 * @param software counts an adapter that computes on the processor: right, but slow
 */
export function probeWebGpu({ software = false }: { readonly software?: boolean } = {}): Promise<Probe> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./probeAdapter.js', import.meta.url))], { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), timeLimitMs);
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('error', (error) => resolve({ available: false, detail: error.message }));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve(interpret(text, code, signal, software));
    });
  });
}

function interpret(text: string, code: number | null, signal: string | null, software: boolean): Probe {
  if (signal === 'SIGKILL') return { available: false, detail: `no answer from the driver within ${timeLimitMs / 1000} s` };
  if (code !== 0 || text === '') return { available: false, detail: `the driver failed (${signal ?? `code ${code}`})` };
  const found = JSON.parse(text) as { adapter?: string; software?: boolean; reason?: string };
  if (found.adapter === undefined) return { available: false, detail: found.reason ?? 'no adapter' };
  if (found.software && !software) return { available: false, detail: `only a software adapter (${found.adapter})` };
  return { available: true, detail: found.adapter };
}
