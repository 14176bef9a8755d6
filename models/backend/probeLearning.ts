import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LearningBackend } from './learningBackends.js';

/** What a look at a backend found. */
export interface LearningProbe {
  readonly available: boolean;
  readonly detail: string;
  /** It stands for a GPU and computes on the processor: right, but slow. */
  readonly software: boolean;
}

const missing = (detail: string): LearningProbe => ({ available: false, detail, software: false });

/**
 * Lets a backend train in a process of its own, because a broken driver can hang or crash whoever asks it.
 * @param timeLimit milliseconds after which the process is killed
 */
export const probeLearning = (backend: LearningBackend, timeLimit = 60_000): Promise<LearningProbe> =>
  new Promise((resolve) => {
    const main = fileURLToPath(new URL('./probeMain.js', import.meta.url));
    const child = spawn(process.execPath, [main, backend], { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), timeLimit);
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve(missing(error.message));
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL') resolve(missing(`no answer within ${timeLimit / 1000} s`));
      else resolve(answerOf(text) ?? missing(`it crashes (${signal ?? `code ${code}`})`));
    });
  });

/** Begins the line of the answer; native libraries may print lines of their own before it. */
export const answerMark = 'bellwether learning probe ';

const answerOf = (text: string): LearningProbe | undefined => {
  const line = text.split('\n').findLast((each) => each.startsWith(answerMark));
  return line === undefined ? undefined : (JSON.parse(line.slice(answerMark.length)) as LearningProbe);
};
