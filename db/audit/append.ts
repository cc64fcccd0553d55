import type { Writer } from '../sqlite/access.ts';
import { sql } from '../sqlite/access.ts';
import { type AuditEvent, auditBodySchema } from './body.ts';
import { canonicalBody, chainHash, GENESIS } from './chain.ts';

export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

export const auditHead = (reader: Pick<Writer, 'first'>): AuditHead =>
  reader.first(sql.selectFrom('audit').select(['sequence', 'hash']).orderBy('sequence', 'desc').limit(1)) ?? { sequence: 0, hash: GENESIS };

/** Adds a row to the chain, inside the transaction of the change that it records. */
export const appendAudit = (writer: Writer, event: AuditEvent): AuditHead => {
  const previous = auditHead(writer);
  const sequence = previous.sequence + 1;
  const body = canonicalBody(auditBodySchema.parse({ ...event, sequence }));
  const hash = chainHash(previous.hash, body);
  writer.run(sql.insertInto('audit').values({ sequence, client_key: event.clientKey, body, hash }));
  return { sequence, hash };
};
