import { openDemandAccount } from './account/1101.ts';
import { openTermDeposit } from './account/1102.ts';
import { closeAccount } from './account/1103.ts';
import { reportLoss } from './account/1104.ts';
import { releaseLoss } from './account/1105.ts';
import { replaceMedium } from './account/1106.ts';
import { placeHold } from './account/1107.ts';
import { releaseHold } from './account/1108.ts';
import { reactivateAccount } from './account/1109.ts';
import { updatePassbook } from './account/1110.ts';
import { newPassbook } from './account/1111.ts';
import { openBranchDay } from './branchDay/0201.ts';
import { closeBranchDay } from './branchDay/0202.ts';
import { cashDeposit } from './cash/1201.ts';
import { cashWithdrawal } from './cash/1202.ts';
import { transfer } from './cash/1203.ts';
import { drawMatured } from './cash/1204.ts';
import { changeTermDeposit } from './cash/1205.ts';
import { reverse } from './correction/1501.ts';
import { reprint } from './correction/1503.ts';
import { settleSuspended } from './correction/1504.ts';
import { openCustomer } from './customer/1001.ts';
import { maintainCustomerFile } from './customer/1002.ts';
import { customerView } from './customer/1003.ts';
import type { TransactionDefinition } from './definition.ts';
import { issueDraft } from './instrument/1401.ts';
import { issueDraftForCash } from './instrument/1402.ts';
import { payDraft } from './instrument/1403.ts';
import { settleDraft } from './instrument/1404.ts';
import { refundDraft } from './instrument/1405.ts';
import { cancelInstrument } from './instrument/1406.ts';
import { stopPayment } from './instrument/1407.ts';
import { releaseStop } from './instrument/1408.ts';
import { moveCard } from './instrument/1409.ts';
import { issueCashiersCheque } from './instrument/1411.ts';
import { payCashiersCheque } from './instrument/1412.ts';
import { refundCashiersCheque } from './instrument/1413.ts';
import { depositCheque } from './instrument/1421.ts';
import { truncateCheque } from './instrument/1422.ts';
import { sendCollection } from './instrument/1431.ts';
import { actOnCollection } from './instrument/1432.ts';
import { overrideQueue } from './overrides/1701.ts';
import { accountRemittance } from './remittance/1301.ts';
import { cashRemittance } from './remittance/1302.ts';
import { releaseIncoming } from './remittance/1311.ts';
import { forwardIncoming } from './remittance/1312.ts';
import { returnIncoming } from './remittance/1313.ts';
import { inquire } from './remittance/1321.ts';
import { replyToInquiry } from './remittance/1322.ts';
import { remittanceRegister } from './remittance/1331.ts';
import { reports } from './reports/1601.ts';
import { journal } from './reports/1602.ts';
import { compareJournals } from './reports/1603.ts';
import { offlineQueue } from './reports/1702.ts';
import { signOn } from './session/0101.ts';
import { lock } from './session/0102.ts';
import { signOff } from './session/0103.ts';
import { openTill } from './till/0211.ts';
import { closeTill } from './till/0212.ts';
import { pauseTill } from './till/0213.ts';
import { countTill } from './till/0214.ts';
import { writeOffDifference } from './till/0215.ts';
import { takeInCounterfeits } from './till/0216.ts';
import { tillToTill } from './till/0223.ts';
import { exchangeDenominations } from './till/0224.ts';
import { handOverTill } from './till/0241.ts';
import { vaultToTill } from './vault/0221.ts';
import { tillToVault } from './vault/0222.ts';
import { receiveVouchers } from './vouchers/0231.ts';
import { handOverVouchers } from './vouchers/0232.ts';
import { voidVoucher } from './vouchers/0233.ts';
import { sellVouchers } from './vouchers/0234.ts';
import { countVouchers } from './vouchers/0235.ts';
/** The transaction catalogue, in code order. Adding a transaction adds one line here. */
export const CATALOGUE: readonly TransactionDefinition[] = [
  signOn,
  lock,
  signOff,
  openBranchDay,
  closeBranchDay,
  openTill,
  closeTill,
  pauseTill,
  countTill,
  writeOffDifference,
  takeInCounterfeits,
  vaultToTill,
  tillToVault,
  tillToTill,
  exchangeDenominations,
  receiveVouchers,
  handOverVouchers,
  voidVoucher,
  sellVouchers,
  countVouchers,
  handOverTill,
  openCustomer,
  maintainCustomerFile,
  customerView,
  openDemandAccount,
  openTermDeposit,
  closeAccount,
  reportLoss,
  releaseLoss,
  replaceMedium,
  placeHold,
  releaseHold,
  reactivateAccount,
  updatePassbook,
  newPassbook,
  cashDeposit,
  cashWithdrawal,
  transfer,
  drawMatured,
  changeTermDeposit,
  accountRemittance,
  cashRemittance,
  releaseIncoming,
  forwardIncoming,
  returnIncoming,
  inquire,
  replyToInquiry,
  remittanceRegister,
  issueDraft,
  issueDraftForCash,
  payDraft,
  settleDraft,
  refundDraft,
  cancelInstrument,
  stopPayment,
  releaseStop,
  moveCard,
  issueCashiersCheque,
  payCashiersCheque,
  refundCashiersCheque,
  depositCheque,
  truncateCheque,
  sendCollection,
  actOnCollection,
  reverse,
  reprint,
  settleSuspended,
  reports,
  journal,
  compareJournals,
  overrideQueue,
  offlineQueue,
];

const byCode = new Map(CATALOGUE.map((each) => [each.code, each]));

export const findTransaction = (code: string): TransactionDefinition | undefined => byCode.get(code);

/** Entries that match what a teller types: a code's beginning, part of a name in either language, or initials. Best first. */
export const searchCatalogue = (typed: string, entries: readonly TransactionDefinition[] = CATALOGUE): TransactionDefinition[] => {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text === '') return [...entries];
  const rank = (entry: TransactionDefinition): number => {
    if (entry.code === text) return 0;
    if (entry.code.startsWith(text)) return 1;
    if (entry.initials.startsWith(text)) return 2;
    if (entry.names.zh.includes(text)) return 3;
    if (entry.names.en.toLowerCase().includes(text)) return 4;
    return entry.initials.includes(text) ? 5 : 9;
  };
  return entries
    .map((entry) => ({ entry, at: rank(entry) }))
    .filter(({ at }) => at < 9)
    .sort((left, right) => left.at - right.at || left.entry.code.localeCompare(right.entry.code))
    .map(({ entry }) => entry);
};
