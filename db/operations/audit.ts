import { type AuditHead, appendRestored } from '../audit/append.ts';
import type { AuditEvent } from '../audit/body.ts';
import { type Reader, sql, type Writer } from '../sqlite/access.ts';
import { putSetting, settingOf } from './settings.ts';

/** Rows of the chain in their order, for an export: as they are stored, checked by nobody. */
export const auditPage = (
  reader: Reader,
  { after, limit }: { readonly after: number; readonly limit: number },
): { sequence: number; body: string; hash: string }[] =>
  reader.all(sql.selectFrom('audit').select(['sequence', 'body', 'hash']).where('sequence', '>', after).orderBy('sequence').limit(limit));

const ANCHOR = 'audit.anchor';

/** The newest head that central is known to keep. A start checks the rows behind it, also while central is silent. */
export const keptAnchor = (reader: Pick<Reader, 'first'>): AuditHead | null => {
  const text = settingOf(reader, ANCHOR);
  return text === null ? null : (JSON.parse(text) as AuditHead);
};

export const keepAnchor = (writer: Writer, head: AuditHead): void => {
  const before = keptAnchor(writer);
  if (before === null || before.sequence < head.sequence) putSetting(writer, ANCHOR, JSON.stringify(head));
};

const RESTORED_FROM = 'restored.from';
const RESTORED_AT = 'restored.at';
const UNCOMPARED = 'restored.uncompared';

/** What a restore leaves for the first start: which snapshot, and how far it went. */
export interface RestoredFrom {
  readonly snapshot: string;
  readonly sequence: number;
  /** When the snapshot was taken. */
  readonly takenAt: string;
}

export const restoredFrom = (reader: Pick<Reader, 'first'>): RestoredFrom | null => {
  const text = settingOf(reader, RESTORED_FROM);
  return text === null ? null : (JSON.parse(text) as RestoredFrom);
};

export const markRestored = (writer: Writer, from: RestoredFrom): void => putSetting(writer, RESTORED_FROM, JSON.stringify(from));

/** Records the restore in the chain, once, behind the head that central keeps. */
export const recordRestored = (
  writer: Writer,
  input: { readonly event: Omit<AuditEvent, 'event'>; readonly anchor: AuditHead | null },
): AuditHead => {
  const head = appendRestored(writer, input.event, input.anchor);
  putSetting(writer, RESTORED_AT, input.event.at);
  putSetting(writer, UNCOMPARED, restoredFrom(writer)?.takenAt ?? input.event.at);
  writer.run(sql.deleteFrom('setting').where('name', '=', RESTORED_FROM));
  return head;
};

/** When this PC began to work on a restored snapshot; null: it never did. */
export const restoredAt = (reader: Pick<Reader, 'first'>): string | null => settingOf(reader, RESTORED_AT);

/** When the restored snapshot was taken, while nobody has compared the journal with central since; null: nothing is open. */
export const uncomparedSince = (reader: Pick<Reader, 'first'>): string | null => settingOf(reader, UNCOMPARED);

/** Somebody has seen what the old PC took with it. */
export const markCompared = (writer: Writer, _input: null): void => {
  writer.run(sql.deleteFrom('setting').where('name', '=', UNCOMPARED));
};
