import { z } from 'zod';

export const manifestVersion = 1;

/** What stands beside the values of saved weights; they follow each other in this order, rows first. */
export const manifestSchema = z.strictObject({
  format: z.literal('bellwether weights'),
  version: z.literal(manifestVersion),
  /** Name of the file of values, in the same folder. */
  values: z.string().min(1),
  /** SHA-256 of that file, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  weights: z.array(z.strictObject({ name: z.string().min(1), shape: z.array(z.int().min(0)) })),
});

export type WeightsManifest = z.output<typeof manifestSchema>;

/** `tastes.weights.bin` for `tastes.weights.json` */
export const binaryPath = (path: string): string => `${path.replace(/\.json$/, '')}.bin`;
