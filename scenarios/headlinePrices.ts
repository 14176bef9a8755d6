/** What a plan is paid by, in the order in which customers look at it: the first that it has is compared with its list price. */
export const headlinePrices = ['price', 'unit_price', 'licence', 'setup_fee'] as const;
