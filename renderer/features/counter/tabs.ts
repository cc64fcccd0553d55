import type { ClientKey } from '../../../contract/primitives.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { Panel, Screen } from './workspaceStore.ts';

/** The tabs in the order they are shown: forms as they were opened, then inquiry screens. */
export const tabScreens = (forms: readonly { readonly clientKey: ClientKey }[], panels: readonly Panel[]): Screen[] => [
  ...forms.map(({ clientKey }): Screen => ({ kind: 'form', clientKey })),
  ...panels.map((panel): Screen => ({ kind: 'panel', panel })),
];

/** A finished or refused form is in progress no more, but while it is on screen it has its tab like any other. */
export const withShown = <F extends Pick<TransactionView, 'clientKey' | 'transactionCode' | 'stage'>>(
  inProgress: readonly F[],
  shown: Pick<TransactionView, 'clientKey' | 'transactionCode' | 'stage'> | undefined,
): readonly Pick<TransactionView, 'clientKey' | 'transactionCode' | 'stage'>[] =>
  shown === undefined || inProgress.some((form) => form.clientKey === shown.clientKey) ? inProgress : [...inProgress, shown];

export const sameScreen = (left: Screen, right: Screen): boolean =>
  left.kind === right.kind &&
  (left.kind !== 'form' || (right.kind === 'form' && left.clientKey === right.clientKey)) &&
  (left.kind !== 'panel' || (right.kind === 'panel' && left.panel === right.panel));

/** The tab after (or before) the one shown, round and round; from the empty counter the first (or last). */
export const nextTab = (tabs: readonly Screen[], shown: Screen, step: 1 | -1): Screen => {
  if (tabs.length === 0) return { kind: 'home' };
  const at = tabs.findIndex((tab) => sameScreen(tab, shown));
  const next = at === -1 ? (step === 1 ? 0 : tabs.length - 1) : (at + step + tabs.length) % tabs.length;
  return tabs[next] ?? { kind: 'home' };
};
