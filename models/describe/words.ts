import type { Spread } from './spread.js';

/** `3.1%`: a share with so many decimals. */
export const share = (value: number, decimals = 1): string => `${(100 * value).toFixed(decimals)}%`;

/** `1.31 ± 0.12`: what members of the ensemble say on average, and how far they differ from one another (their standard deviation). */
export const acrossMembers = ({ mean, sd }: Spread, decimals = 2): string => `${mean.toFixed(decimals)} \u00b1 ${sd.toFixed(decimals)}`;

/** The name of a segment; data that names none has one for everybody. */
export const segmentName = (name: string): string => (name === '' ? 'everybody' : name);

export const membersNote = (members: number): string =>
  members === 1 ? 'One member: what training does not know is not in the model.' : `After \u00b1: standard deviation over ${members} members of the ensemble, of which each trial draws one.`;
