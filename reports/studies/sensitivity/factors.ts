import type { FactorIndices } from '../../../engine/studies/sensitivity/sobolIndices.js';
import type { SensitivityResult } from '../../../engine/studies/sensitivity/result.js';
import { plural } from '../../numbers.js';
import { labelsOf } from './words.js';

/** A factor with its name: an input, some that go together, all others, or luck. */
export interface NamedFactor extends FactorIndices {
  readonly kind: 'inputs' | 'others' | 'luck';
  readonly name: string;
}

/** Factors of the indices, the one with the largest total first, luck last. */
export const namedFactors = (result: SensitivityResult): readonly NamedFactor[] =>
  (result.indices?.factors ?? [])
    .map((factor) => ({
      ...factor,
      name: factor.kind === 'luck' ? 'Luck' : factor.kind === 'others' && factor.paths.length > 1 ? `${plural(factor.paths.length, 'other input')} together` : labelsOf(result, factor.paths),
    }))
    .sort((one, other) => Number(one.kind === 'luck') - Number(other.kind === 'luck') || other.total.value - one.total.value);
