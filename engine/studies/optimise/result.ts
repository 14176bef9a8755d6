

export type Goal = 'maximise' | 'minimise';
