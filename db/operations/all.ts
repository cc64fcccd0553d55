import { auditHead } from '../audit/append.ts';
import { verifyAudit } from '../audit/verify.ts';
import { openOverrides, overrideOf, stepOverride } from './overrides.ts';
import { getTransaction, history, inDoubtTwin, journalPage, outboxItems, unfinished } from './read.ts';
import { syncTill, tillOf } from './till.ts';
import { eventPosition, putEventPosition } from './settings.ts';
import { applyTransition, getSession, openForm, putSession, recordEvent, saveForm } from './write.ts';

/** Every operation that the store offers. Readers receive a read-only connection, writers the one writer inside a transaction. */
export const READS = {
  getTransaction,
  unfinished,
  journalPage,
  history,
  outboxItems: (reader: Parameters<typeof outboxItems>[0], _input: null) => outboxItems(reader),
  inDoubtTwin,
  tillOf,
  getSession: (reader: Parameters<typeof getSession>[0], _input: null) => getSession(reader),
  overrideOf,
  openOverrides,
  eventPosition: (reader: Parameters<typeof eventPosition>[0], _input: null) => eventPosition(reader),
  auditHead: (reader: Parameters<typeof auditHead>[0], _input: null) => auditHead(reader),
  verifyAudit,
} as const;

export const WRITES = { openForm, saveForm, applyTransition, recordEvent, stepOverride, putEventPosition, putSession, syncTill } as const;

type Operations = typeof READS & typeof WRITES;
export type OperationName = keyof Operations;
export type OperationInput<N extends OperationName> = Parameters<Operations[N]>[1];
export type OperationOutput<N extends OperationName> = ReturnType<Operations[N]>;
