import type { CardMetric } from '../../scenarios/storedModel.js';
import { figureText } from '../card/figureText.js';

/** `0.8484 ± 0.0112`; the value alone where its standard error is not known. */
export const plusMinus = ({ value, se }: Pick<CardMetric, 'value' | 'se'>): string => (se === null ? figureText(value) : `${figureText(value)} ± ${figureText(se)}`);
