import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formError } from '../../../contract/documents/failure.ts';
import type { DocumentInput, DocumentKind } from '../../../contract/documents/inputs.ts';
import { DOCUMENT_KINDS } from '../../../contract/documents/kinds.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import { accountNumberSchema, type ClientKey } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { AccountView } from '../../../contract/views/customer.ts';
import type { PaperSheet, PaperState, PaperView } from '../../../contract/views/paper.ts';
import type { PaperStep } from '../../../db/operations/papers.ts';
import { type FormDrawing, renderDocument, toPdf } from '../../../devices/index.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { type Found, findByKey } from '../engine/find.ts';
import { composePaper, papersGiven, type Source } from './compose.ts';
import { printOnPaper } from './device.ts';

/** Papers of accepted transactions: composed from the journal alone, so that one printed next week says what the first one said. */

type Papers = CallOutput<'paper.list'>;
type Answer<T> = Promise<Result<T, WireError>>;

/** Until the bank's name is configured on this PC. */
const BANK_NAME = '示例银行';

/** The account that an opening made; central says more of it than the opening's own answer. */
const openedAccount = async (context: AgentContext, { view }: Found): Promise<AccountView | null> => {
  const number = accountNumberSchema.safeParse(view.accepted?.result?.accountNumber);
  if (!number.success || view.accepted?.account !== null) return null;
  const answer = await askCentral(context, 'account', { params: { accountNumber: number.data } });
  return answer.ok ? answer.value : null;
};

const sourceOf = async (context: AgentContext, found: Found, prints: number): Promise<Source> => {
  const session = context.session.current()?.session;
  const override = await context.store.do('overrideOf', found.view.clientKey);
  return {
    view: found.view,
    definition: found.definition,
    opened: await openedAccount(context, found),
    printing: {
      counter: {
        bankName: context.config.bankName ?? BANK_NAME,
        branchCode: session?.branchCode ?? '',
        branchName: session?.branchNameZh ?? '',
      },
      teller: { id: found.view.tellerId, ...(session?.tellerId === found.view.tellerId ? { name: session.name } : {}) },
      overriddenBy: (override?.told?.decisions ?? [])
        .filter(({ decision }) => decision === 'approved')
        .map(({ by }) => ({ id: by.tellerId, name: by.name })),
      printedAt: context.clock.now(),
      reprint: prints,
    },
  };
};

const findAccepted = async (context: AgentContext, clientKey: ClientKey): Answer<Found> => {
  const found = await findByKey(context, clientKey);
  if (!found.ok) return found;
  return found.value.view.accepted === null ? err(wireError('NOTHING_TO_PRINT')) : found;
};

const listOf = async (context: AgentContext, found: Found): Promise<Papers> => {
  const known = await context.store.do('papersOf', found.view.clientKey);
  const given = papersGiven(await sourceOf(context, found, 0));
  const papers = given.map(
    (kind): PaperView => known.find((each) => each.kind === kind) ?? { kind, state: 'prepared', prints: 0, error: null },
  );
  return { papers };
};

export const listPapers = async (context: AgentContext, clientKey: ClientKey): Answer<Papers> => {
  const found = await findByKey(context, clientKey);
  if (!found.ok) return found;
  return ok(found.value.view.accepted === null ? { papers: [] } : await listOf(context, found.value));
};

interface Drawn {
  readonly found: Found;
  readonly input: DocumentInput;
  readonly drawings: readonly FormDrawing[];
  readonly before: PaperView;
}

const draw = async (context: AgentContext, clientKey: ClientKey, kind: DocumentKind): Answer<Drawn> => {
  const found = await findAccepted(context, clientKey);
  if (!found.ok) return found;
  const known = await context.store.do('papersOf', clientKey);
  const before = known.find((each) => each.kind === kind) ?? { kind, state: 'prepared' as const, prints: 0, error: null };
  const input = composePaper(kind, await sourceOf(context, found.value, before.prints));
  if (!input.ok) return input;
  const drawings = renderDocument(input.value);
  if (!drawings.ok) return err(formError({ ...drawings.error, paper: 'untouched' }));
  return ok({ found: found.value, input: input.value, drawings: drawings.value, before });
};

export const previewPaper = async (context: AgentContext, clientKey: ClientKey, kind: DocumentKind): Answer<{ sheets: PaperSheet[] }> => {
  const drawn = await draw(context, clientKey, kind);
  if (!drawn.ok) return drawn;
  const run = ({ xMm, yMm, text, cpi, bold }: FormDrawing['texts'][number]) => ({ xMm, yMm, text, cpi, bold });
  const sheets = drawn.value.drawings.map(({ title, widthMm, heightMm, texts, background }) => ({
    title: title.zh,
    widthMm,
    heightMm,
    texts: texts.map(run),
    background: { texts: background.texts.map(run), rulings: background.rulings.map((each) => ({ ...each, heavy: each.heavy })) },
  }));
  return ok({ sheets });
};

const step = async (
  context: AgentContext,
  taken: Pick<PaperStep, 'clientKey' | 'kind' | 'from' | 'to' | 'error' | 'event'> & {
    readonly counts?: boolean;
    readonly byTeller: boolean;
  },
): Answer<PaperView> => {
  const { byTeller, counts = false, ...rest } = taken;
  const tellerId = byTeller ? (context.session.current()?.session.tellerId ?? null) : null;
  return await context.store.do('stepPaper', { ...rest, counts, at: context.clock.now(), tellerId });
};

/** A slip may be printed again on its own day, and says so; an instrument exists once, so a spoilt one is voided by 0233 instead. */
const mayPrint = (context: AgentContext, { found, before }: Drawn, kind: DocumentKind): WireError | null => {
  const again = before.prints > 0;
  if (again && DOCUMENT_KINDS[kind].reprint === 'never') return wireError('REPRINT_NEVER');
  const today = context.connection.day()?.businessDate ?? found.view.businessDate;
  return again && today !== found.view.businessDate ? wireError('REPRINT_OTHER_DAY', { date: found.view.businessDate }) : null;
};

const PRINTABLE: readonly PaperState[] = ['prepared', 'failed', 'skipped', 'confirmed', 'sent'];

/** Counted and on disk before the first byte goes to the printer: after a crash a paper may be there, and the next one says that it is a reprint. */
export const printPaper = async (context: AgentContext, clientKey: ClientKey, kind: DocumentKind): Answer<Papers> => {
  const drawn = await draw(context, clientKey, kind);
  if (!drawn.ok) return drawn;
  const refused = mayPrint(context, drawn.value, kind);
  if (refused !== null) return err(refused);
  const { found, input, drawings, before } = drawn.value;
  const sent = await step(context, {
    clientKey,
    kind,
    from: PRINTABLE,
    to: 'sent',
    counts: true,
    error: null,
    byTeller: true,
    event: before.prints > 0 ? 'paper.reprinted' : 'paper.sent',
  });
  if (!sent.ok) return sent;
  context.reached('paper.device.before');
  const report = await printOnPaper(context, input, drawings);
  context.reached('paper.device.after');
  if (report.error !== null) {
    await step(context, { clientKey, kind, from: ['sent'], to: 'failed', error: report.error, byTeller: false, event: 'paper.failed' });
    return err(report.error);
  }
  return ok(await listOf(context, found));
};

/** The teller has looked at the paper. */
export const judgePaper = async (
  context: AgentContext,
  clientKey: ClientKey,
  kind: DocumentKind,
  verdict: 'good' | 'bad' | 'skip',
): Answer<Papers> => {
  const found = await findAccepted(context, clientKey);
  if (!found.ok) return found;
  const bad = DOCUMENT_KINDS[kind].reprint === 'never' ? 'spoilt' : 'failed';
  const to = verdict === 'good' ? 'confirmed' : verdict === 'bad' ? bad : 'skipped';
  const from: readonly PaperState[] = verdict === 'skip' ? ['prepared', 'failed'] : ['sent', 'failed'];
  const done = await step(context, { clientKey, kind, from, to, error: null, byTeller: true, event: `paper.${to}` });
  return done.ok ? ok(await listOf(context, found.value)) : done;
};

/** As a file for the branch's archive. Nothing of an instrument: its copy is marked as none by the drawing. */
export const savePaper = async (
  context: AgentContext,
  clientKey: ClientKey,
  kind: DocumentKind,
): Answer<{ path: string; pages: number }> => {
  const drawn = await draw(context, clientKey, kind);
  if (!drawn.ok) return drawn;
  const { found, drawings } = drawn.value;
  const pdf = await toPdf(drawings, { createdAt: drawn.value.input.printedAt });
  if (!pdf.ok) return err(formError(pdf.error));
  const folder = join(context.config.dataDir, 'papers', found.view.businessDate);
  const path = join(folder, `${found.view.accepted?.traceNumber ?? clientKey}-${kind}.pdf`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path, pdf.value, { mode: 0o600 });
  await context.store.do('recordEvent', {
    at: context.clock.now(),
    event: 'paper.saved',
    tellerId: context.session.current()?.session.tellerId ?? null,
    clientKey,
    stage: found.view.stage,
    data: { paper: kind },
  });
  return ok({ path, pages: drawings.length });
};
