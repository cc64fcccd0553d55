import type { SignOffItem } from '../../../contract/ipc/calls/session.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import { typedValues } from '../../../contract/transactions/selfFilled.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { apply } from '../engine/apply.ts';
import { discarded } from '../engine/steps.ts';
import { settlingTransactions } from './settledBy.ts';

const isBlank = (view: TransactionView): boolean =>
  view.stage === 'open' &&
  typedValues(view.values, findTransaction(view.transactionCode)?.fields ?? []).every(
    (value) => value === '' || value === null || JSON.stringify(value) === '{}',
  );

/** What a form is about, as the tabs say it: code, name, end of the account. */
const nameOf = (view: TransactionView): { zh: string; en: string } => {
  const names = findTransaction(view.transactionCode)?.names;
  const account = view.values.accountNumber;
  const tail = typeof account === 'string' && account.length >= 4 ? ` …${account.slice(-4)}` : '';
  return { zh: `${view.transactionCode} ${names?.zh ?? ''}${tail}`, en: `${view.transactionCode} ${names?.en ?? ''}${tail}` };
};

const standing = (view: TransactionView): { kind: string; zh: string; en: string } => {
  switch (view.stage) {
    case 'sending':
    case 'inDoubt':
      return { kind: 'inDoubt', zh: '结果未知，系统正在向中心查询', en: 'its outcome is unknown and is being asked of central' };
    case 'queued':
      return { kind: 'queued', zh: '待转发，中心尚未记账', en: 'is queued and not booked at central' };
    case 'accepted':
    case 'printing': {
      const printed = view.document === null || view.document.state === 'acknowledged' || view.document.state === 'skipped';
      return printed
        ? { kind: 'unfinished', zh: '已记账，尚未办结', en: 'is booked and not finished' }
        : { kind: 'unprinted', zh: '已记账，单据未打印或未核对', en: 'is booked; its document is not printed or not checked' };
    }
    default:
      return { kind: 'form', zh: '表单未办完', en: 'its form is not finished' };
  }
};

const itemOf = (view: TransactionView): SignOffItem => {
  const [name, { kind, zh, en }] = [nameOf(view), standing(view)];
  return {
    kind,
    reference: view.clientKey,
    textZh: `${name.zh}：${zh}`.slice(0, 300),
    textEn: `${name.en}: ${en}`.slice(0, 300),
    blocks: true,
    go: { to: 'form', clientKey: view.clientKey },
  };
};

type CentralBlocker = Pick<SignOffItem, 'kind' | 'reference' | 'textZh' | 'textEn'>;

/** A counter that cannot close a till cannot ask for it: then an open one is told, and stays with its teller. */
const fromCentral = (blocker: CentralBlocker, code: string | null): SignOffItem => ({
  ...blocker,
  blocks: blocker.kind !== 'tillOpen' || code !== null,
  go: code === null ? null : { to: 'transaction', code },
});

/** The till as this PC has booked it, for when central is silent. */
const tillHere = async (context: AgentContext, tellerId: string): Promise<CentralBlocker[]> => {
  const till = await context.store.do('tillOf', tellerId);
  if (till === null || (till.state !== 'open' && till.state !== 'active')) return [];
  return [{ kind: 'tillOpen', reference: till.tillId, textZh: `尾箱 ${till.tillId} 未关闭`, textEn: `till ${till.tillId} is not closed` }];
};

/** Blank forms stand in nobody's way: they are put away with the sign-off. */
export const putAwayBlankForms = async (context: AgentContext, tellerId: string): Promise<void> => {
  for (const view of await context.store.do('unfinished', tellerId))
    if (isBlank(view)) await apply(context, discarded(view, { at: context.clock.now(), tellerId }));
};

/** Everything unfinished of the teller, here and at central, by name (domain: till, close). */
export const signOffItems = async (context: AgentContext, tellerId: string): Promise<CallOutput<'session.blockers'>> => {
  const items: SignOffItem[] = [];
  for (const view of await context.store.do('unfinished', tellerId)) {
    if (!isBlank(view)) items.push(itemOf(view));
  }
  const answer = await askCentral(context, 'signOffBlockers', {});
  const central = answer.ok ? answer.value.blockers : await tillHere(context, tellerId);
  const codes = await settlingTransactions(context, central);
  return { items: [...items, ...central.map((each, index) => fromCentral(each, codes[index] ?? null))], centralAsked: answer.ok };
};
