import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { PaperSheet, PaperView } from '../../../contract/views/paper.ts';
import { teller } from '../../bridge/teller.ts';
import { insertSheet } from '../virtual-counter/actions.ts';

export type PaperKind = PaperView['kind'];

interface PaperSlot {
  readonly papers: readonly PaperView[];
  readonly busy: PaperKind | null;
  readonly error: WireError | null;
  /** Where the last PDF was kept. */
  readonly saved: string | null;
}

interface PaperStore {
  readonly slots: Readonly<Record<string, PaperSlot>>;
  readonly preview: { readonly kind: PaperKind; readonly sheets: readonly PaperSheet[] } | null;
}

const EMPTY: PaperSlot = { papers: [], busy: null, error: null, saved: null };

export const usePaperStore = create<PaperStore>()(() => ({ slots: {}, preview: null }));
export const usePapers = (clientKey: ClientKey): PaperSlot => usePaperStore(({ slots }) => slots[clientKey] ?? EMPTY);

const change = (clientKey: ClientKey, to: Partial<PaperSlot>): void =>
  usePaperStore.setState(({ slots }) => ({ slots: { ...slots, [clientKey]: { ...(slots[clientKey] ?? EMPTY), ...to } } }));

export const loadPapers = async (clientKey: ClientKey): Promise<void> => {
  const result = await teller.call('paper.list', { clientKey });
  change(clientKey, result.ok ? { papers: result.value.papers } : { error: result.error });
};

/** A second key while the printer works finds it busy and does nothing. */
const isBusy = (clientKey: ClientKey): boolean => (usePaperStore.getState().slots[clientKey]?.busy ?? null) !== null;

export const printPaper = async (clientKey: ClientKey, kind: PaperKind): Promise<void> => {
  if (isBusy(clientKey)) return;
  change(clientKey, { busy: kind, error: null, saved: null });
  const result = await teller.call('paper.print', { clientKey, kind });
  change(clientKey, result.ok ? { busy: null, papers: result.value.papers } : { busy: null, error: result.error });
  if (!result.ok) await loadPapers(clientKey);
};

export const judgePaper = async (clientKey: ClientKey, kind: PaperKind, verdict: 'good' | 'bad' | 'skip'): Promise<void> => {
  const result = await teller.call('paper.judge', { clientKey, kind, verdict });
  change(clientKey, result.ok ? { papers: result.value.papers, error: null } : { error: result.error });
};

export const savePaper = async (clientKey: ClientKey, kind: PaperKind): Promise<void> => {
  if (isBusy(clientKey)) return;
  change(clientKey, { busy: kind, error: null, saved: null });
  const result = await teller.call('paper.pdf', { clientKey, kind });
  change(clientKey, result.ok ? { busy: null, saved: result.value.path } : { busy: null, error: result.error });
};

export const previewPaper = async (clientKey: ClientKey, kind: PaperKind): Promise<void> => {
  const result = await teller.call('paper.preview', { clientKey, kind });
  if (result.ok) usePaperStore.setState({ preview: { kind, sheets: result.value.sheets } });
  else change(clientKey, { error: result.error });
};
/** The sandbox's hand: a blank sheet of the paper's own size goes into the virtual printer. */
export const layInSheet = async (clientKey: ClientKey, kind: PaperKind): Promise<void> => {
  const result = await teller.call('paper.preview', { clientKey, kind });
  const [sheet] = result.ok ? result.value.sheets : [];
  if (sheet !== undefined) await insertSheet({ widthMm: sheet.widthMm, heightMm: sheet.heightMm });
  else if (!result.ok) change(clientKey, { error: result.error });
};

export const closePreview = (): void => usePaperStore.setState({ preview: null });

/** The paper that the next key is about: one that lies there unjudged, then one that was not printed yet. */
export const nextPaper = (papers: readonly PaperView[]): PaperView | undefined =>
  papers.find(({ state }) => state === 'sent') ?? papers.find(({ state }) => state === 'prepared' || state === 'failed');
