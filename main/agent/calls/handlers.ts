import { wireError } from '../../../contract/errors/wire.ts';
import { err, ok } from '../../../contract/result.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { closeTransaction } from '../engine/close.ts';
import { findByKey } from '../engine/find.ts';
import { discardForm, openForm, saveForm } from '../engine/forms.ts';
import { inquire } from '../engine/inquire.ts';
import { postTransaction } from '../engine/post.ts';
import { quoteTransaction } from '../engine/quote.ts';
import { confirmPrint, printDocument, skipPrint } from '../printing/print.ts';
import { attachmentHandlers } from './attachments.ts';
import { branchCashHandlers } from './branchCash.ts';
import { customerHandlers } from './customers.ts';
import { deviceHandlers } from './devices.ts';
import { offlineHandlers } from './offline.ts';
import { overrideHandlers } from './overrides.ts';
import { paperHandlers } from './papers.ts';
import { referenceHandlers } from './reference.ts';
import type { Handlers } from './register.ts';
import { remittanceHandlers } from './remittances.ts';
import { reportHandlers } from './reports.ts';
import { sessionHandlers } from './session.ts';
import { trustHandlers } from './trust.ts';
import { virtualHandlers } from './virtual.ts';
import { virtualDeviceHandlers } from './virtualDevices.ts';
import { witnessHandlers } from './witness.ts';

/** Which use case answers which call. Nothing is decided here. */
export const createHandlers = (context: AgentContext): Handlers => ({
  'counter.state': async () => ok(await context.counter.state()),
  ...sessionHandlers(context),
  'till.list': () => askCentral(context, 'tills', {}),
  'account.view': ({ accountNumber }) => askCentral(context, 'account', { params: { accountNumber } }),
  'customer.view': ({ customerNumber }) => askCentral(context, 'customer', { params: { customerNumber } }),
  'customer.search': ({ query }) => askCentral(context, 'searchCustomers', { query: { query, limit: 20 } }),
  'bank.search': ({ query }) => askCentral(context, 'searchBanks', { query: { query, limit: 20 } }),

  'form.open': ({ transactionCode }) => openForm(context, transactionCode),
  'form.save': ({ clientKey, values }) => saveForm(context, clientKey, values),
  'form.discard': ({ clientKey }) => discardForm(context, clientKey),
  'transaction.get': async ({ clientKey }) => {
    const found = await findByKey(context, clientKey);
    return found.ok ? ok(found.value.view) : found;
  },
  'transaction.quote': ({ clientKey, values }) => quoteTransaction(context, clientKey, values),
  'transaction.post': ({ clientKey, quoteId }) => postTransaction(context, clientKey, quoteId),
  'transaction.inquire': ({ clientKey }) => inquire(context, clientKey),
  'transaction.print': ({ clientKey }) => printDocument(context, clientKey),
  'transaction.confirmPrint': ({ clientKey, lastGoodLine }) => confirmPrint(context, clientKey, lastGoodLine),
  'transaction.skipPrint': ({ clientKey }) => skipPrint(context, clientKey),
  'transaction.close': ({ clientKey }) => closeTransaction(context, clientKey),

  'journal.page': async (page) => ok(await context.store.do('journalPage', page)),
  'journal.history': async ({ clientKey }) => {
    const steps = await context.store.do('history', clientKey);
    return steps.length === 0 ? err(wireError('FORM_UNKNOWN')) : ok({ steps });
  },
  ...trustHandlers(context),
  ...customerHandlers(context),
  ...attachmentHandlers(context),
  ...overrideHandlers(context),
  ...offlineHandlers(context),
  ...paperHandlers(context),
  ...referenceHandlers(context),
  ...remittanceHandlers(context),
  ...reportHandlers(context),
  ...branchCashHandlers(context),
  ...witnessHandlers(context),
  ...deviceHandlers(context),
  ...virtualHandlers(context),
  ...virtualDeviceHandlers(context),
});
