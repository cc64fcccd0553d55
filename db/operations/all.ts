import { auditHead } from '../audit/append.ts';
import { verifyAudit, verifyTail } from '../audit/verify.ts';
import { addAttachment, attachmentContent, attachmentsOf, carryAttachments, removeAttachments } from './attachments.ts';
import {
  auditPage,
  keepAnchor,
  keptAnchor,
  markCompared,
  markRestored,
  recordRestored,
  restoredAt,
  restoredFrom,
  uncomparedSince,
} from './audit.ts';
import { openOverrides, overrideOf, stepOverride } from './overrides.ts';
import { papersOf, stepPaper } from './papers.ts';
import { parameterSnapshot, parametersOf, putParameters } from './parameters.ts';
import {
  captured,
  getTransaction,
  history,
  inDoubtTwin,
  journalPage,
  newestRecord,
  outboxItems,
  unfinished,
  waitingCounts,
} from './read.ts';
import { countTry, rememberedTeller, rememberTeller } from './remembered.ts';
import { eventPosition, putEventPosition } from './settings.ts';
import { syncTill, tillOf } from './till.ts';
import { tillDay } from './tillDay.ts';
import { applyTransition, applyTransitions, getSession, openForm, putSession, recordEvent, saveForm } from './write.ts';

/** Every operation that the store offers. Readers receive a read-only connection, writers the one writer inside a transaction. */
export const READS = {
  getTransaction,
  unfinished,
  waitingCounts: (reader: Parameters<typeof waitingCounts>[0], _input: null) => waitingCounts(reader),
  journalPage,
  history,
  captured: (reader: Parameters<typeof captured>[0], _input: null) => captured(reader),
  newestRecord: (reader: Parameters<typeof newestRecord>[0], _input: null) => newestRecord(reader),
  parameterSnapshot: (reader: Parameters<typeof parameterSnapshot>[0], _input: null) => parameterSnapshot(reader),
  papersOf,
  parametersOf,
  rememberedTeller,
  outboxItems: (reader: Parameters<typeof outboxItems>[0], _input: null) => outboxItems(reader),
  inDoubtTwin,
  tillOf,
  tillDay,
  getSession: (reader: Parameters<typeof getSession>[0], _input: null) => getSession(reader),
  overrideOf,
  attachmentsOf,
  attachmentContent,
  openOverrides,
  eventPosition: (reader: Parameters<typeof eventPosition>[0], _input: null) => eventPosition(reader),
  auditHead: (reader: Parameters<typeof auditHead>[0], _input: null) => auditHead(reader),
  verifyAudit,
  verifyTail,
  auditPage,
  keptAnchor: (reader: Parameters<typeof keptAnchor>[0], _input: null) => keptAnchor(reader),
  uncomparedSince: (reader: Parameters<typeof uncomparedSince>[0], _input: null) => uncomparedSince(reader),
  restoredAt: (reader: Parameters<typeof restoredAt>[0], _input: null) => restoredAt(reader),
  restoredFrom: (reader: Parameters<typeof restoredFrom>[0], _input: null) => restoredFrom(reader),
} as const;

export const WRITES = {
  openForm,
  saveForm,
  applyTransition,
  applyTransitions,
  recordEvent,
  stepOverride,
  addAttachment,
  carryAttachments,
  removeAttachments,
  putEventPosition,
  putSession,
  syncTill,
  keepAnchor,
  markRestored,
  markCompared,
  recordRestored,
  putParameters,
  stepPaper,
  rememberTeller,
  countTry,
} as const;

type Operations = typeof READS & typeof WRITES;
export type OperationName = keyof Operations;
export type OperationInput<N extends OperationName> = Parameters<Operations[N]>[1];
export type OperationOutput<N extends OperationName> = ReturnType<Operations[N]>;
