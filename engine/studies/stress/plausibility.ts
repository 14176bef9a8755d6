import gammaCdf from '@stdlib/stats-base-dists-gamma-cdf';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Plausibility } from './result.js';
import type { Coordinates, ShockSpace } from './search/space.js';

/**
 * How likely the uncertain part of a shock is; null where it moves nothing uncertain.
 * The squared length of n independent standard-normal scores follows chi-squared with n degrees of freedom, a gamma law of shape n / 2 and
 * rate 1 / 2; the chance beyond a tangent plane is the first-order approximation of structural reliability.
 * Source: O. Ditlevsen & H. Madsen (1996), Structural Reliability Methods, sections 4.1 and 5.1.
 */
export function plausibilityOf(space: ShockSpace, coordinates: Coordinates): Plausibility | null {
  const uncertain = coordinates.map((coordinate, position) => (space.dimensions[position].kind === 'uncertain' ? coordinate : 0));
  const distance = space.distanceOf(uncertain);
  if (distance === 0) return null;
  const dimensions = space.dimensions.filter(({ kind }) => kind === 'uncertain').length;
  return { distance, dimensions, farther: 1 - gammaCdf(distance ** 2, dimensions / 2, 0.5), beyond: normalCdf(-distance, 0, 1) };
}
