import type { PostingDefinition } from '../../contract/transactions/definition.ts';
import type { AnyHandler } from '../posting/plan.ts';
import { handler as openBranchDay } from './0201.ts';
import { handler as closeBranchDay } from './0202.ts';
import { handler as openTill } from './0211.ts';
import { handler as closeTill } from './0212.ts';
import { handler as pauseTill } from './0213.ts';
import { handler as countTill } from './0214.ts';
import { handler as writeOffDifference } from './0215.ts';
import { handler as takeInCounterfeits } from './0216.ts';
import { handler as vaultToTill } from './0221.ts';
import { handler as tillToVault } from './0222.ts';
import { handler as tillToTill } from './0223.ts';
import { handler as exchange } from './0224.ts';
import { handler as receiveVouchers } from './0231.ts';
import { handler as handOverVouchers } from './0232.ts';
import { handler as voidVoucher } from './0233.ts';
import { handler as sellVouchers } from './0234.ts';
import { handler as countVouchers } from './0235.ts';
import { handler as handOverTill } from './0241.ts';
import { handler as openCustomer } from './1001.ts';
import { handler as maintainCustomer } from './1002.ts';
import { handler as openDemandAccount } from './1101.ts';
import { handler as openTermDeposit } from './1102.ts';
import { handler as closeAccount } from './1103.ts';
import { handler as reportLoss } from './1104.ts';
import { handler as releaseLoss } from './1105.ts';
import { handler as replaceMedium } from './1106.ts';
import { handler as placeHold } from './1107.ts';
import { handler as releaseHold } from './1108.ts';
import { handler as reactivateAccount } from './1109.ts';
import { handler as updatePassbook } from './1110.ts';
import { handler as newPassbook } from './1111.ts';
import { handler as cashDeposit } from './1201.ts';
import { handler as cashWithdrawal } from './1202.ts';
import { handler as transfer } from './1203.ts';
import { handler as drawMatured } from './1204.ts';
import { handler as changeTermDeposit } from './1205.ts';
import { handler as accountRemittance } from './1301.ts';
import { handler as cashRemittance } from './1302.ts';
import { handler as releaseIncoming } from './1311.ts';
import { handler as forwardIncoming } from './1312.ts';
import { handler as returnIncoming } from './1313.ts';
import { handler as inquire } from './1321.ts';
import { handler as replyToInquiry } from './1322.ts';
import { handler as issueDraft } from './1401.ts';
import { handler as issueDraftForCash } from './1402.ts';
import { handler as payDraft } from './1403.ts';
import { handler as settleDraft } from './1404.ts';
import { handler as refundDraft } from './1405.ts';
import { handler as cancelInstrument } from './1406.ts';
import { handler as stopPayment } from './1407.ts';
import { handler as releaseStop } from './1408.ts';
import { handler as moveCard } from './1409.ts';
import { handler as issueCashiersCheque } from './1411.ts';
import { handler as payCashiersCheque } from './1412.ts';
import { handler as refundCashiersCheque } from './1413.ts';
import { handler as depositCheque } from './1421.ts';
import { handler as truncateCheque } from './1422.ts';
import { handler as sendCollection } from './1431.ts';
import { handler as actOnCollection } from './1432.ts';
import { createHandler as createReversal } from './1501.ts';
import { handler as settleSuspended } from './1504.ts';

/**
 * The transactions that central posts, by code. Each has values of its own type; behind this table they are `unknown` to the
 * engine, which hands a handler only what the same handler's `validate` gave.
 */
const HANDLERS: ReadonlyMap<string, AnyHandler> = new Map(
  [
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
    exchange,
    receiveVouchers,
    handOverVouchers,
    voidVoucher,
    sellVouchers,
    countVouchers,
    handOverTill,
    openCustomer,
    maintainCustomer,
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
    settleSuspended,
    createReversal((code) => findHandler(code)?.definition),
  ].map((each) => [each.definition.code, each as AnyHandler]),
);

export const findHandler = (code: string): AnyHandler | undefined => HANDLERS.get(code);

/** Codes that central can quote and post. */
export const handledCodes = (): readonly string[] => [...HANDLERS.keys()];

/** What central knows of each of them. */
export const postingDefinitions = (): readonly PostingDefinition[] => [...HANDLERS.values()].map(({ definition }) => definition);
