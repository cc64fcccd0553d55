import { MAX_ATTACHMENTS, type MediaType } from '../../contract/attachments/content.ts';
import { type WireError, wireError } from '../../contract/errors/wire.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { AttachmentView } from '../../contract/views/attachment.ts';
import { appendAudit } from '../audit/append.ts';
import { type Reader, sql, type Writer } from '../sqlite/access.ts';
import { findStored } from './records.ts';

export interface NewAttachment {
  readonly clientKey: ClientKey;
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly name: string;
  readonly content: Uint8Array;
  readonly tellerId: string;
  readonly at: string;
}

/** What a form may be changed in: until it is sent. */
const OPEN = new Set(['open', 'quoted', 'collected', 'authorised', 'parked']);

/** What is attached to a form, in the order in which it came; without the contents. */
export const attachmentsOf = (reader: Reader, clientKey: ClientKey): AttachmentView[] =>
  reader
    .all(
      sql
        .selectFrom('attachment')
        .select(['sha256', 'media_type', 'name', 'teller_id', 'added_at', sql.fn<number | bigint>('length', ['content']).as('bytes')])
        .where('client_key', '=', clientKey)
        .orderBy('added_at')
        .orderBy('sha256'),
    )
    .map((row) => ({
      sha256: row.sha256,
      mediaType: row.media_type as MediaType,
      bytes: Number(row.bytes),
      name: row.name,
      tellerId: row.teller_id,
      addedAt: row.added_at,
    }));

export const attachmentContent = (
  reader: Reader,
  { clientKey, sha256 }: { readonly clientKey: ClientKey; readonly sha256: string },
): { readonly mediaType: MediaType; readonly content: Uint8Array } | null => {
  const row = reader.first(
    sql.selectFrom('attachment').select(['media_type', 'content']).where('client_key', '=', clientKey).where('sha256', '=', sha256),
  );
  return row === undefined ? null : { mediaType: row.media_type as MediaType, content: row.content };
};

const refusal = (writer: Writer, clientKey: ClientKey): WireError | null => {
  const stage = findStored(writer, clientKey)?.view.stage;
  if (stage === undefined) return wireError('FORM_UNKNOWN');
  return OPEN.has(stage) ? null : wireError('STAGE_REFUSES', { stage });
};

/** Keeps a content with its form, and its hash in the audit chain, in one commit. The same content twice is kept once. */
export const addAttachment = (writer: Writer, added: NewAttachment): Result<AttachmentView, WireError> => {
  const { clientKey, sha256, mediaType, name, content, tellerId, at } = added;
  const refused = refusal(writer, clientKey);
  if (refused !== null) return err(refused);
  const held = attachmentsOf(writer, clientKey);
  const same = held.find((each) => each.sha256 === sha256);
  if (same !== undefined) return ok(same);
  if (held.length >= MAX_ATTACHMENTS) return err(wireError('ATTACHMENT_TOO_MANY', { max: String(MAX_ATTACHMENTS) }));
  writer.run(
    sql.insertInto('attachment').values({
      client_key: clientKey,
      sha256,
      media_type: mediaType,
      name,
      content: Buffer.from(content),
      teller_id: tellerId,
      added_at: at,
    }),
  );
  appendAudit(writer, {
    at,
    event: 'attachment.added',
    tellerId,
    clientKey,
    stage: null,
    data: { sha256, mediaType, bytes: content.length },
  });
  return ok({ sha256, mediaType, bytes: content.length, name, tellerId, addedAt: at });
};

interface Carrying {
  readonly from: ClientKey;
  readonly to: ClientKey;
  readonly tellerId: string;
  readonly at: string;
}

/** Attaches what belongs to one form to another one too, all of it or nothing. */
export const carryAttachments = (writer: Writer, { from, to, tellerId, at }: Carrying): Result<number, WireError> => {
  const held = attachmentsOf(writer, from);
  for (const { sha256, name } of held) {
    const found = attachmentContent(writer, { clientKey: from, sha256 });
    if (found === null) continue;
    const added = addAttachment(writer, { clientKey: to, sha256, ...found, name, tellerId, at });
    // The first one is refused, or none is: what refuses is the form, and a form takes as many as another has.
    if (!added.ok) return added;
  }
  return ok(held.length);
};

interface Removal {
  readonly clientKey: ClientKey;
  /** Null: all of them, as when the form is given up. */
  readonly sha256: string | null;
  readonly tellerId: string;
  readonly at: string;
}

/** Deletes contents of a form. That they were there stays in the audit chain. Answers with how many there were. */
export const removeAttachments = (writer: Writer, { clientKey, sha256, tellerId, at }: Removal): Result<number, WireError> => {
  const stage = findStored(writer, clientKey)?.view.stage;
  const refused = stage === 'void' ? null : refusal(writer, clientKey);
  if (refused !== null) return err(refused);
  const gone = attachmentsOf(writer, clientKey).filter((each) => sha256 === null || each.sha256 === sha256);
  for (const each of gone) {
    writer.run(sql.deleteFrom('attachment').where('client_key', '=', clientKey).where('sha256', '=', each.sha256));
    appendAudit(writer, { at, event: 'attachment.removed', tellerId, clientKey, stage: null, data: { sha256: each.sha256 } });
  }
  return ok(gone.length);
};
