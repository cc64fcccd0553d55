/** What a passbook printer can do besides printing; data for those who choose a printer, and for what a screen offers. */
export interface PassbookCapabilities {
  /** False: the printer never says that a line is on paper, so that every line of a job ends as maybe printed and the teller must look at each. */
  readonly confirmsLines: boolean;
  /** It can be asked how it is, and whether a book lies in it. */
  readonly reportsStatus: boolean;
  readonly readsStripe: boolean;
  readonly writesStripe: boolean;
  readonly measuresWidth: boolean;
}

/** By model. Tally's control points are what makes two-phase printing possible; nothing public of the others has anything like them. */
export const PASSBOOK_CAPABILITIES = {
  'tally-t5023': { confirmsLines: true, reportsStatus: true, readsStripe: true, writesStripe: true, measuresWidth: true },
  'olivetti-pr2': { confirmsLines: false, reportsStatus: true, readsStripe: true, writesStripe: true, measuresWidth: false },
  'escp2-plq20': { confirmsLines: false, reportsStatus: false, readsStripe: false, writesStripe: false, measuresWidth: false },
} as const satisfies Record<string, PassbookCapabilities>;

/** Said of every line that was sent to a printer which does not confirm: not that something failed, but that nobody knows. */
export const UNCONFIRMED = 'the lines were sent; this printer does not confirm them, so look at the book';
