import { wireError } from '../../../../contract/errors/wire.ts';
import type { CallArgument, CallName, CallResult } from '../../../../contract/ipc/contract.ts';
import { err, ok } from '../../../../contract/result.ts';
import { accountDetailsSchema } from '../../../../contract/views/customer.ts';
import { tillViewSchema } from '../../../../contract/views/session.ts';
import { journalRowSchema, type TransactionView } from '../../../../contract/views/transaction.ts';
import { createDeviceFakes } from './devices.ts';
import { overrideFakes } from './overrides.ts';
import { ACCOUNTS, CUSTOMERS } from './people.ts';
import { accepted, changed, confirmed, posted, printed, quoted } from './posting.ts';
import { sessionHandlers } from './session.ts';
import { BUSINESS_DATE, nextKey, now, openForm, SESSION, TILL_COUNT } from './values.ts';
import { bookWith } from './virtualBook.ts';
import type { World } from './world.ts';

/** One handler for each call of the contract. */
export type FakeHandlers = { [N in CallName]: (input: CallArgument<N>) => CallResult<N> | Promise<CallResult<N>> };

/** Calls of screens that are looked at with the real program alone (`npm run pictures`) have no answer here, and say so. */
export type PreviewHandlers = Partial<FakeHandlers>;

const till = (over: object) =>
  tillViewSchema.parse({
    tillId: '1001-T01',
    state: 'closed',
    tellerId: null,
    currency: 'CNY',
    balance: '4675430',
    denominations: TILL_COUNT,
    ...over,
  });

const soon = <T>(value: T, ms = 120): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), ms));

export const createHandlers = (world: World): PreviewHandlers => {
  const at = (clientKey: string, to: (view: TransactionView) => TransactionView): CallResult<'transaction.get'> => {
    const view = world.forms.get(clientKey);
    return view === undefined ? err(wireError('FORM_UNKNOWN')) : ok(world.put(to(view)));
  };
  return {
    'app.info': () => ok({ version: '0.1.0', shell: 'rig', sandbox: true, notes: [] }),
    'app.openExternal': () => ok({ opened: true }),
    'app.wipe': () => {
      location.reload();
      return ok({ wiped: true });
    },
    'counter.state': () => ok(world.counter),
    ...sessionHandlers(world),
    'till.list': () =>
      ok({
        tills: [
          world.counter.till ?? till({}),
          till({ tillId: '1001-T02', state: 'active', tellerId: '100102' }),
          till({ tillId: '1001-T03', balance: '0', denominations: {} }),
        ],
      }),
    'account.view': ({ accountNumber }) => {
      const account = ACCOUNTS.get(accountNumber);
      return soon(
        account === undefined ? err(wireError('ACCOUNT_UNKNOWN', { accountNumber })) : ok(accountDetailsSchema.parse(account)),
        60,
      );
    },
    'customer.view': ({ customerNumber }) => {
      const customer = CUSTOMERS.get(customerNumber);
      const accounts = [...ACCOUNTS.values()].filter((each) => each.customerNumber === customerNumber);
      return customer === undefined ? err(wireError('CUSTOMER_UNKNOWN', { customerNumber })) : ok({ ...customer, accounts });
    },
    'customer.search': ({ query }) =>
      ok({
        hits: [...CUSTOMERS.values()]
          .filter((each) => query === '全部' || each.name.includes(query) || each.pinyin.replaceAll(' ', '').includes(query))
          .map(({ number, name, idNumberMasked, phoneMasked, accounts }) => ({
            number,
            name,
            idNumberMasked,
            phoneMasked,
            accountNumbers: accounts.map((each) => each.number),
          })),
      }),
    'bank.search': () => ok({ banks: [] }),
    'transfer.list': () => ok({ waiting: [] }),
    'branchDay.blockers': () => ok({ businessDate: BUSINESS_DATE, state: 'open', nextBusinessDate: BUSINESS_DATE, blockers: [] }),
    'difference.open': () => ok({ differences: [] }),
    'vault.view': () => ok({ vault: null }),
    'voucher.stock': () => ok({ ranges: [] }),
    ...overrideFakes(world),
    ...createDeviceFakes(world),
    'virtualCounter.state': () => ok(world.virtual),
    'virtualCounter.insertPassbook': ({ passbookNumber, accountNumber, holder }) => {
      world.virtual = { ...world.virtual, passbook: bookWith(passbookNumber, accountNumber, holder) };
      world.setCounter({ devices: world.counter.devices.map((each) => ({ ...each, media: 'present' as const })) });
      return ok(world.virtual);
    },
    'virtualCounter.removePassbook': () => {
      world.virtual = { ...world.virtual, passbook: null };
      return ok(world.virtual);
    },
    'virtualCounter.fault': ({ fault }) => {
      world.virtual = { ...world.virtual, printer: { ...world.virtual.printer, fault, plugged: fault !== 'unplug' } };
      return ok(world.virtual);
    },
    'form.open': ({ transactionCode }) =>
      transactionCode === '1201' && world.counter.till === null
        ? err(wireError('TILL_NOT_OPEN'))
        : ok(world.put(openForm(transactionCode))),
    'form.save': ({ clientKey, values }) => at(clientKey, (view) => changed(view, { values, stage: 'open', quote: null })),
    'form.discard': ({ clientKey }) => at(clientKey, (view) => changed(view, { stage: 'void' })),
    'transaction.get': ({ clientKey }) => at(clientKey, (view) => view),
    'transaction.quote': async ({ clientKey, values }) => {
      const view = world.forms.get(clientKey);
      if (view === undefined) return err(wireError('FORM_UNKNOWN'));
      const answer = await soon(quoted(view, values));
      return 'code' in answer ? err(answer) : ok(world.put(answer));
    },
    'transaction.post': async ({ clientKey }) => {
      world.knobs.posts += 1;
      at(clientKey, (view) => changed(view, { stage: 'sending' }));
      await soon(null, 400);
      const result = at(clientKey, (view) => posted(world, view));
      if (result.ok && result.value.transactionCode === '0211')
        world.setCounter({ till: till({ state: 'active', tellerId: SESSION.tellerId }) });
      return result;
    },
    'transaction.inquire': ({ clientKey }) => at(clientKey, (view) => (world.knobs.outcome === 'accepted' ? accepted(view) : view)),
    'transaction.print': async ({ clientKey }) => {
      await soon(null, 300);
      return at(clientKey, (view) => printed(world, view));
    },
    'transaction.confirmPrint': ({ clientKey, lastGoodLine }) => at(clientKey, (view) => confirmed(view, lastGoodLine)),
    'transaction.skipPrint': ({ clientKey }) =>
      at(clientKey, (view) => changed(view, { document: { ...view.document, state: 'skipped' } })),
    'transaction.close': ({ clientKey }) => at(clientKey, (view) => (view.stage === 'rejected' ? view : changed(view, { stage: 'done' }))),
    'journal.page': () => {
      const stages = [
        'inDoubt',
        'printing',
        'done',
        'done',
        'rejected',
        'done',
        'void',
        'done',
        'accepted',
        'done',
        'done',
        'done',
      ] as const;
      return ok({
        rows: stages.map((stage, row) =>
          journalRowSchema.parse({
            clientKey: nextKey(),
            transactionCode: row === 11 ? '0211' : '1201',
            stage,
            businessDate: BUSINESS_DATE,
            openedAt: now(),
            updatedAt: now(),
            tellerId: SESSION.tellerId,
            tillId: '1001-T01',
            accountNumber: row === 11 ? null : '6217001001000018',
            currency: 'CNY',
            amount: String(1234567 * (row + 1)),
            traceNumber: stage === 'inDoubt' || stage === 'rejected' || stage === 'void' ? null : `2025112100010${String(42 - row)}`,
            errorCode: stage === 'rejected' ? 'ACCOUNT_FROZEN' : null,
            unprinted: stage === 'printing',
            recovered: row === 0,
          }),
        ),
        next: nextKey(),
      });
    },
    'journal.history': () =>
      ok({
        steps: ['open', 'quoted', 'sending', 'accepted', 'printing', 'done'].map((stage, sequence) => ({
          sequence,
          at: now(),
          event: `transaction.${stage}`,
          stage: stage as TransactionView['stage'],
          system: stage === 'accepted',
        })),
      }),
    'audit.verify': () =>
      soon(
        ok({
          intact: true,
          rows: 1042,
          head: 'a3f19c'.padEnd(64, '0'),
          firstBadRow: null,
          firstBadTransaction: null,
          gaps: [],
          anchored: 1000,
        }),
      ),
  };
};
