import type { Writer } from '../sqlite/access.ts';
import { fixed, sql } from '../sqlite/access.ts';
import { type AuditEvent, auditBodySchema } from './body.ts';
import { canonicalBody, chainHash, GENESIS } from './chain.ts';
import { DIGEST, digestOf } from './journalDigest.ts';
import { RESTORED } from './restored.ts';

export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

const NEWEST = fixed(sql.selectFrom('audit').select(['sequence', 'hash']).orderBy('sequence', 'desc').limit(1));

export const auditHead = (reader: Pick<Writer, 'first'>): AuditHead => reader.first(NEWEST) ?? { sequence: 0, hash: GENESIS };

const appendAfter = (writer: Writer, previous: AuditHead, event: AuditEvent): AuditHead => {
  const sequence = previous.sequence + 1;
  const digest = event.clientKey === null ? null : digestOf(writer, event.clientKey);
  const data = digest === null ? event.data : { ...event.data, [DIGEST]: digest };
  const body = canonicalBody(auditBodySchema.parse({ ...event, data, sequence }));
  const hash = chainHash(previous.hash, body);
  writer.run(sql.insertInto('audit').values({ sequence, client_key: event.clientKey, body, hash }));
  return { sequence, hash };
};

/**
 * Adds a row to the chain, inside the transaction of the change that it records and after the change: an event of a transaction carries
 * the commitment to its journal row as it is now, so that a row that is changed behind the program's back shows.
 */
export const appendAudit = (writer: Writer, event: AuditEvent): AuditHead => appendAfter(writer, auditHead(writer), event);

/**
 * The row by which a restored PC says what it lost. Where central keeps a later head than the snapshot had, the chain goes on behind
 * that head, so that the lost rows stay visible as a gap and no number is given twice.
 */
export const appendRestored = (writer: Writer, event: Omit<AuditEvent, 'event'>, anchor: AuditHead | null): AuditHead => {
  const head = auditHead(writer);
  const beyond = anchor !== null && anchor.sequence > head.sequence ? anchor : null;
  const gap =
    beyond === null ? {} : { lastSequence: head.sequence, lastHash: head.hash, resumesAfter: beyond.sequence, resumesHash: beyond.hash };
  return appendAfter(writer, beyond ?? head, { ...event, event: RESTORED, data: { ...event.data, ...gap } });
};
