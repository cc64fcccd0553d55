import canonicalize from 'canonicalize';
import type { PostingRequest, Quote } from '../../../contract/central/transactions.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { err, type Result } from '../../../contract/result.ts';
import type { RequestValues } from '../../../contract/transactions/definition.ts';
import { atItsField } from '../../../contract/transactions/errorField.ts';
import { atBranchField } from '../../../contract/transactions/errorFieldBranch.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { commitment } from '../../../db/audit/chain.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { quoteOffline } from '../offline/quote.ts';
import { apply } from './apply.ts';
import { findOwn } from './find.ts';
import { formSide } from './formSide.ts';
import { type PreparedRequest, quoted } from './steps.ts';

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The posting request as it will go out, byte for byte, at every try. */
const prepare = (view: TransactionView, salt: string, quote: Quote, values: RequestValues): PreparedRequest => {
  const request: PostingRequest = {
    transactionCode: view.transactionCode,
    quoteId: quote.quoteId,
    businessDate: quote.businessDate,
    tillId: view.tillId,
    values: { ...values },
  };
  const text = canonicalize(request) ?? '';
  return {
    text,
    commitment: commitment(salt, text),
    accountNumber: textOf(values.accountNumber) ?? textOf(values.fromAccount) ?? quote.account?.number ?? null,
    currency: quote.currency,
    amount: quote.amount,
  };
};

/** Checks what was typed by the catalogue entry's own rule, then asks central for costs and conditions. Posts nothing. */
export const quoteTransaction = async (
  context: AgentContext,
  clientKey: ClientKey,
  values: TransactionView['values'],
): Promise<Result<TransactionView, WireError>> => {
  const own = await findOwn(context, clientKey);
  if (!own.ok) return own;
  const { view, definition, session, salt } = own.value;
  const saved = await context.store.do('saveForm', { clientKey, values, at: context.clock.now() });
  if (!saved.ok) return saved;
  const checked = definition.toRequest?.(values, formSide(view, session));
  if (checked === undefined) return err(wireError('TRANSACTION_UNKNOWN', { code: view.transactionCode }));
  if (!checked.ok) return err(wireError('INPUT_INVALID', { reason: checked.error.map(({ field }) => field).join(', ') }, checked.error));
  const businessDate = context.connection.day()?.businessDate ?? view.businessDate;
  if (businessDate !== view.businessDate)
    return err(wireError('BUSINESS_DATE_CHANGED', { formDate: view.businessDate, currentDate: businessDate }));
  const answer = await askCentral(context, 'quote', {
    body: { transactionCode: view.transactionCode, clientKey, businessDate, tillId: view.tillId, values: { ...checked.value } },
  });
  const offered =
    answer.ok || answer.error.code !== 'CENTRAL_UNREACHABLE'
      ? answer
      : await quoteOffline(context, { definition, view, session, values: checked.value });
  if (!offered.ok) return err(atItsField(definition, values, atBranchField(offered.error, definition.fields, values)));
  const request = prepare(view, salt, offered.value, checked.value);
  return await apply(context, quoted(view, values, offered.value, request, { at: context.clock.now(), tellerId: session.tellerId }));
};
