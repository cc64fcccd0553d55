import { sandboxPassword } from '../../central/sandbox/staff.ts';
import type { DenominationCounts } from '../../contract/money/denominations.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { FormValues } from '../../contract/transactions/definition.ts';
import type { PaperView } from '../../contract/views/paper.ts';
import type { TransactionView } from '../../contract/views/transaction.ts';
import type { VirtualCounterClient } from '../../devices/virtual-counter/client.ts';
import { proposePieces } from '../../renderer/features/cash/proposePieces.ts';
import type { AgentClient } from '../support/agent-client.ts';
import type { Drawer } from './drawer.ts';

/** What a teller does at the counter, as one piece of work from the form to the papers. */
export interface Work {
  readonly code: string;
  readonly values: FormValues;
  /** Who stands by and proves it, in the field `witness`. */
  readonly witness?: string;
  /** The field that is counted when the quote has said how much. */
  readonly counted?: string;
  /** Pieces that really go over the counter. */
  readonly taken?: DenominationCounts;
  readonly given?: DenominationCounts;
  /** What is done about the passbook and the papers; by default both are left. */
  readonly prints?: 'book' | 'papers' | 'all';
  /** How a supervisor consents, where one is needed. */
  readonly consent?: 'here' | 'queue';
}

export interface Tally {
  accepted: number;
  booksPrinted: number;
  linesPrinted: number;
  papersPrinted: number;
  pdfs: number;
  overrides: number;
  offline: number;
}

export interface Desk {
  readonly deviceId: string;
  readonly client: AgentClient;
  teller(): string;
  /** The one who is there goes, and another comes. */
  seat(tellerId: string): Promise<void>;
  leave(): Promise<void>;
  /** Cash that this desk's teller works with; null: none. */
  hold(drawer: Drawer | null): void;
  drawer(): Drawer;
  /** Throws with central's code when it is not accepted, or not taken in where central is out of reach. */
  do(work: Work): Promise<TransactionView>;
  /** Brings what was taken in offline to its end: nothing of it may stay open. */
  settle(clientKey: ClientKey): Promise<TransactionView>;
}

interface DeskParts {
  readonly deviceId: string;
  readonly client: AgentClient;
  readonly printer: VirtualCounterClient | null;
  readonly tally: Tally;
  /** Decides what waits in the queue of the branch. */
  readonly decideQueued: (clientKey: ClientKey) => Promise<void>;
}

const SUPERVISOR = '100190';
/** A sheet is nobody's book. */
const NO_BOOK = { accountNumber: '', holder: '' };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks until it is so; throws after the limit, in milliseconds. */
export const until = async <T>(what: string, look: () => Promise<T | null>, limitMs = 60_000): Promise<T> => {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`Waited too long: ${what}`);
    await pause(100);
  }
};

export const createDesk = ({ deviceId, client, printer, tally, decideQueued }: DeskParts): Desk => {
  let seated: string | null = null;
  let drawer: Drawer | null = null;

  const prove = async (clientKey: ClientKey, tellerId: string) => {
    const { name, proof } = await client.must('witness.prove', { clientKey, tellerId, password: sandboxPassword(tellerId) });
    return { tellerId, name, proof };
  };

  const countDue = (view: TransactionView, field: string): { pieces: Record<string, number>; way: 'taken' | 'given' } => {
    const { amount, result } = view.quote ?? {};
    const back = result?.cashBack;
    const due = BigInt((back === undefined ? amount : String(result?.cashBackAmount ?? '0')) ?? '0');
    const pieces =
      due === 0n ? {} : proposePieces(due, back === 'taken' ? { n100: 9_999, n50: 99, n20: 99, n10: 99, n1: 99 } : held().counts());
    if (pieces === null) throw new Error(`${field}: the till cannot pay ${due}`);
    return { pieces, way: back === 'taken' ? 'taken' : 'given' };
  };

  const held = (): Drawer => {
    if (drawer === null) throw new Error(`${deviceId} has no cash`);
    return drawer;
  };

  const consent = async (view: TransactionView, how: 'here' | 'queue'): Promise<void> => {
    if ((view.quote?.overrides ?? []).length === 0) return;
    const { clientKey } = view;
    tally.overrides += 1;
    const asked = await client.must('override.ask', { clientKey, kind: how === 'here' ? 'local' : 'remote', reason: '客户急用，资料已核' });
    if (how === 'here') {
      const amount = asked.rekeyAmount ? { amount: asked.amount } : {};
      await client.must('override.approveHere', { clientKey, tellerId: SUPERVISOR, password: sandboxPassword(SUPERVISOR), ...amount });
      return;
    }
    await decideQueued(clientKey);
    await until('the consent reaches the counter', async () => {
      const { override } = await client.must('override.of', { clientKey });
      return override?.state === 'approved' ? override : null;
    });
  };

  const printBook = async (view: TransactionView): Promise<void> => {
    const { clientKey, document, accepted } = view;
    const number = document?.passbookNumber ?? null;
    if (document?.state !== 'prepared' || number === null || accepted?.account == null) return;
    const { number: accountNumber, holderName: holder } = accepted.account;
    await client.must('virtualCounter.insertPassbook', { passbookNumber: number, accountNumber, holder });
    const printed = await client.must('transaction.print', { clientKey });
    const lines = printed.document?.lines.filter(({ paper }) => paper === 'confirmed') ?? [];
    await client.must('virtualCounter.removePassbook', {});
    if (printed.document?.state !== 'sent' && printed.document?.state !== 'confirmed' && printed.document?.state !== 'failed') return;
    await client.must('transaction.confirmPrint', { clientKey, lastGoodLine: lines.at(-1)?.lineNumber ?? 0 });
    tally.booksPrinted += 1;
    tally.linesPrinted += lines.length;
  };

  const toPdf = async (clientKey: ClientKey, kind: PaperView['kind']): Promise<void> => {
    await client.must('paper.pdf', { clientKey, kind });
    tally.pdfs += 1;
  };

  /** On a sheet that is put into the printer; a paper of several sheets, or with a character that no printer has, goes into a file. */
  const printPaper = async (clientKey: ClientKey, kind: PaperView['kind']): Promise<void> => {
    const { sheets } = await client.must('paper.preview', { clientKey, kind });
    const [sheet] = sheets;
    if (sheets.length !== 1 || sheet === undefined || printer === null) return await toPdf(clientKey, kind);
    const { widthMm, heightMm } = sheet;
    const number = `SHEET${tally.papersPrinted}`;
    const put = await printer.insert({ ...NO_BOOK, number, sheet: { widthMm, heightMm } });
    if (!put.ok) throw new Error(`the sheet does not go in: ${put.error.code}`);
    const printed = await client.call('paper.print', { clientKey, kind });
    await printer.remove();
    if (!printed.ok && printed.error.code === 'FORM_CHARACTERS_LACKING') {
      await toPdf(clientKey, kind);
      await client.must('paper.judge', { clientKey, kind, verdict: 'skip' });
      return;
    }
    if (!printed.ok) throw new Error(`paper.print of ${kind}: ${printed.error.code}`);
    await client.must('paper.judge', { clientKey, kind, verdict: 'good' });
    tally.papersPrinted += 1;
  };

  const printPapers = async (clientKey: ClientKey): Promise<void> => {
    const { papers } = await client.must('paper.list', { clientKey });
    for (const { kind, state } of papers) if (state === 'prepared') await printPaper(clientKey, kind);
  };

  const finish = async (view: TransactionView, prints: Work['prints']): Promise<TransactionView> => {
    const { clientKey } = view;
    if (prints === 'book' || prints === 'all') await printBook(view);
    if (prints === 'papers' || prints === 'all') await printPapers(clientKey);
    const now = await client.must('transaction.get', { clientKey });
    if (now.document?.state === 'prepared') await client.must('transaction.skipPrint', { clientKey });
    return now.stage === 'accepted' || now.stage === 'printing' ? await client.must('transaction.close', { clientKey }) : now;
  };

  const quote = async (clientKey: ClientKey, values: FormValues): Promise<TransactionView> => {
    const quoted = await client.call('transaction.quote', { clientKey, values: values as TransactionView['values'] });
    if (quoted.ok) return quoted.value;
    await client.call('form.discard', { clientKey });
    throw new Error(`not quoted: ${quoted.error.code} ${JSON.stringify(quoted.error.fields ?? quoted.error.details)}`);
  };

  const run = async (work: Work): Promise<TransactionView> => {
    const { clientKey } = await client.must('form.open', { transactionCode: work.code });
    let values: FormValues = work.witness === undefined ? work.values : { ...work.values, witness: await prove(clientKey, work.witness) };
    let quoted = await quote(clientKey, values);
    let [taken, given] = [work.taken ?? {}, work.given ?? {}];
    if (work.counted !== undefined) {
      const { pieces, way } = countDue(quoted, work.counted);
      values = { ...values, [work.counted]: pieces };
      quoted = await quote(clientKey, values);
      if (way === 'taken') taken = pieces;
      else given = pieces;
    }
    await consent(quoted, work.consent ?? 'here');
    const posted = await client.must('transaction.post', { clientKey, quoteId: quoted.quote?.quoteId ?? '' });
    if (posted.stage !== 'accepted' && posted.stage !== 'queued') {
      const { code, details } = posted.error ?? {};
      throw new Error(`${posted.stage}: ${code ?? ''} ${JSON.stringify(details ?? {})}`);
    }
    // Only now do hands move, as at a counter.
    if (drawer !== null) {
      drawer.put(taken);
      drawer.take(given);
    }
    if (posted.stage === 'queued') {
      tally.offline += 1;
      return posted;
    }
    tally.accepted += 1;
    await finish(posted, work.prints);
    return posted;
  };

  const leave = async (): Promise<void> => {
    if (seated === null) return;
    await client.must('session.signOff', {});
    seated = null;
  };

  return {
    deviceId,
    client,
    teller: () => seated ?? '',
    seat: async (tellerId) => {
      if (seated === tellerId) return;
      await leave();
      await client.must('session.signOn', { tellerId, password: sandboxPassword(tellerId) });
      seated = tellerId;
    },
    leave,
    hold: (next) => {
      drawer = next;
    },
    drawer: held,
    do: async (work) => {
      try {
        return await run(work);
      } catch (cause) {
        throw new Error(`${work.code} at ${deviceId} by ${seated}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
      }
    },
    settle: async (clientKey) => {
      const settled = await until('what was taken in offline reaches central', async () => {
        const view = await client.must('transaction.get', { clientKey });
        return ['queued', 'sending', 'inDoubt'].includes(view.stage) ? null : view;
      });
      if (settled.accepted !== null) tally.accepted += 1;
      return await finish(settled, undefined);
    },
  };
};
