/** Kinds of revenue in the order of an account. */
export const revenueTitles: Readonly<Record<string, string>> = {
  subscription: 'Subscriptions',
  usage: 'Usage',
  transactions: 'Transactions',
  licence: 'Licences',
  setup: 'Set-up fees',
  advertising: 'Advertising',
  sales_share: 'Share of sales',
  services: 'Services',
};

/** Groups of cost in the order of an account: what serving customers costs, then the rest. */
export const costTitles: Readonly<Record<string, string>> = {
  product: 'Product',
  service: 'Service',
  acquisition: 'Acquisition',
  management: 'Management',
  operations: 'Operations',
  training: 'Training',
  data: 'Data',
  risk: 'Losses of events',
  finance: 'Interest and tax',
};

/** `Subscriptions` for a kind of revenue; other words stay as they are. */
export const revenueTitle = (kind: string): string => revenueTitles[kind] ?? kind;
