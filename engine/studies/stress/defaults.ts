/** What a stress study does where nothing is said. */
export const stressDefaults = {
  /** Largest distance that is searched. */
  radius: 3,
  /** Largest distance that can be asked for: beyond it a standard-normal score is one in 10^15. */
  farthest: 8,
  /** Chance at most that a requirement which holds is said to be broken. */
  errorRate: 0.01,
  /** Shocks tried on spheres within the nearest failing one. */
  spread: 96,
} as const;
