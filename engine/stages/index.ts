import { acquisition } from './acquisition.js';
import { balance } from './balance.js';
import { cash } from './cash.js';
import { churn } from './churn.js';
import { conversion } from './conversion.js';
import { cost } from './cost.js';
import { revenue } from './revenue.js';
import type { Stage } from './stage.js';
import { winBack } from './winBack.js';
import { wordOfMouth } from './wordOfMouth.js';

/** The business, in the order in which a month runs. A new stage is a file of its own and a line here. */
export const stages: readonly Stage[] = [wordOfMouth, acquisition, conversion, churn, winBack, balance, revenue, cost, cash];
