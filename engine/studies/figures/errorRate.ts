/** Chance of a wrong verdict on an invariant that lies on its bound, where nobody asks for another. */
export const errorRate = 0.01;
