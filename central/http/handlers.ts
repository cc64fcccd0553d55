import { listEntries } from '../accounts/entries.ts';
import { viewAccount } from '../accounts/view.ts';
import { anchorAudit, lastAnchor } from '../audit/anchors.ts';
import { searchBanks } from '../banks/search.ts';
import { branchDayBlockers } from '../branches/blockers.ts';
import { businessDay } from '../branches/day.ts';
import { forwardCaptured } from '../captured/forward.ts';
import { listSuspended } from '../captured/list.ts';
import { sandboxClearing } from '../clearing/route.ts';
import { ecifHandlers } from '../customers/handlers.ts';
import { searchCustomers } from '../customers/search.ts';
import { viewCustomer } from '../customers/view.ts';
import { startEndOfDay, viewEndOfDay } from '../endOfDay/routes.ts';
import { inquire } from '../idempotency/inquire.ts';
import { voidKey } from '../idempotency/voidKey.ts';
import { listInstruments, viewInstrument } from '../instruments/list.ts';
import { listCollections } from '../instruments/listCollections.ts';
import { listJournal } from '../journal/list.ts';
import { decideOverride } from '../overrides/decide.ts';
import { assignOverride, withdrawOverride } from '../overrides/handOver.ts';
import { listOverrides, viewOverride } from '../overrides/list.ts';
import { requestOverride } from '../overrides/request.ts';
import { changeParameters } from '../parameters/change.ts';
import { listParameters } from '../parameters/list.ts';
import { parameterSnapshot } from '../parameters/snapshot.ts';
import { acknowledgeLines } from '../passbooks/acknowledge.ts';
import { printedLines } from '../passbooks/printed.ts';
import { unpostedLines } from '../passbooks/unposted.ts';
import { post } from '../posting/post.ts';
import { postMany } from '../posting/postMany.ts';
import { quote } from '../posting/quote.ts';
import { listProducts } from '../products/list.ts';
import { listRemittances } from '../remittances/list.ts';
import { dayReport } from '../reports/day.ts';
import { tillReport } from '../reports/till.ts';
import { voucherReport } from '../reports/vouchers.ts';
import { signOffBlockers } from '../sessions/blockers.ts';
import { changePassword } from '../sessions/changePassword.ts';
import { endSession } from '../sessions/endSession.ts';
import { enrolSecondFactor } from '../sessions/enrol.ts';
import { resetPassword } from '../sessions/resetPassword.ts';
import { signOff } from '../sessions/signOff.ts';
import { signOn } from '../sessions/signOn.ts';
import { unlockTeller } from '../sessions/unlock.ts';
import { unlockSession } from '../sessions/unlockSession.ts';
import { verifyTeller } from '../sessions/verification.ts';
import { listCounterfeits, recordCounterfeits } from '../tills/counterfeits.ts';
import { listCashCounts, listCashDifferences, listCashMoves } from '../tills/registers.ts';
import { listTills } from '../tills/tills.ts';
import { viewVault } from '../vault/view.ts';
import { listSpentVouchers, listVouchers, listVoucherTransfers } from '../vouchers/list.ts';
import type { Handlers } from './handler.ts';

/** Who answers which route. */
export const handlers: Handlers = {
  ...ecifHandlers,
  businessDay,
  startEndOfDay,
  endOfDay: viewEndOfDay,
  signOn,
  signOff,
  signOffBlockers,
  unlockSession,
  endSession,
  changePassword,
  resetPassword,
  tills: listTills,
  verifyTeller,
  unlockTeller,
  enrolSecondFactor,
  branchDayBlockers,
  vault: viewVault,
  forwardCaptured,
  suspended: listSuspended,
  cashMoves: listCashMoves,
  cashCounts: listCashCounts,
  cashDifferences: listCashDifferences,
  recordCounterfeits,
  counterfeits: listCounterfeits,
  vouchers: listVouchers,
  voucherTransfers: listVoucherTransfers,
  spentVouchers: listSpentVouchers,
  collections: listCollections,
  instruments: listInstruments,
  instrument: viewInstrument,
  anchorAudit,
  lastAnchor,
  account: viewAccount,
  accountEntries: listEntries,
  journal: listJournal,
  remittances: listRemittances,
  sandboxClearing,
  dayReport,
  tillReport,
  voucherReport,
  customer: viewCustomer,
  searchCustomers,
  unpostedLines,
  printedLines,
  acknowledgeLines,
  searchBanks,
  requestOverride,
  listOverrides,
  override: viewOverride,
  decideOverride,
  assignOverride,
  withdrawOverride,
  products: listProducts,
  parameterSnapshot,
  parameters: listParameters,
  changeParameters,
  quote,
  voidKey,
  post,
  postMany,
  inquire,
};
