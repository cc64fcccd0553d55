/** What the first part of a path is about. */
const TAGS: Readonly<Record<string, string>> = {
  accounts: 'Accounts as the counter shows them',
  audit: "Heads of the branch PCs' audit chains",
  banks: 'Bank codes of the payment systems',
  'branch-day': 'Closing the day of a branch: what stands in the way',
  'business-day': 'The business day of a branch',
  'customer-lists': 'Black and grey lists of the bank: entries with reason and term',
  'cash-counts': 'Register of counts of tills and vaults',
  'cash-differences': 'Register of over and short cash, and what became of it',
  'cash-moves': 'Cash on its way between tills and the vault',
  counterfeits: 'Register of counterfeit notes taken in',
  customers: 'Customers: search, whole view, existence check, changes and disclosures',
  'end-of-day': 'The end of a bank date: started once, resumed by asking again',
  events: 'Live events of a branch, as Server-Sent Events',
  journal: 'The journal of a branch, day by day',
  overrides: 'Override requests: the queue of a branch and its decisions',
  parameters: 'What the bank sets: dated, delivered in versions',
  passbooks: 'Passbooks: lines that wait, lines on paper, acknowledgement of what was printed',
  quotes: 'First phase of a transaction: costs and conditions; nothing is posted',
  reports: 'Sums for reports: a day of the branch, a till, controlled vouchers',
  screening: 'Sanctions screening: lists, their versions, cases and their decisions',
  sessions: 'Sign-on and sign-off of tellers',
  tellers: 'Second factor, proofs for second persons, unlocking',
  tills: 'Tills and their cash',
  transactions: 'Second phase of a transaction: posting, and inquiry by client key',
  vault: 'The vault of a branch',
  vouchers: 'Controlled vouchers: holdings, transfers, the fate of every number',
};

/** The tag of a route: the first part of its path after the version. */
export const tagOf = (path: string): string => path.split('/')[2] ?? 'central';

/** The document's list of tags, in the order of the alphabet. An area without a line above is described by its place. */
export const tagList = (paths: readonly string[]): { name: string; description: string }[] =>
  [...new Set(paths.map(tagOf))].sort().map((name) => ({ name, description: TAGS[name] ?? `Routes below /v1/${name}` }));
