import { createHash } from 'node:crypto';
import { MAX_ATTACHMENT_BYTES, mediaTypeOf } from '../../../contract/attachments/content.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { CallArgument } from '../../../contract/ipc/contract.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { AttachmentView } from '../../../contract/views/attachment.ts';
import type { AgentContext } from '../context.ts';
import { findByKey, findOwn } from '../engine/find.ts';
import type { Handlers } from './register.ts';

type AttachmentCalls = Extract<keyof Handlers, `attachment.${string}`>;

const KB = 1_024;

/** The upload that is under way. A window sends one at a time; another one, or a gap between its parts, begins anew. */
interface Upload {
  readonly clientKey: string;
  readonly name: string;
  readonly of: number;
  readonly parts: readonly Buffer[];
}

const keep = async (
  context: AgentContext,
  { clientKey, name }: CallArgument<'attachment.add'>,
  content: Buffer,
): Promise<Result<AttachmentView, WireError>> => {
  const own = await findOwn(context, clientKey);
  if (!own.ok) return own;
  if (content.length > MAX_ATTACHMENT_BYTES) {
    const details = { name, size: String(Math.ceil(content.length / KB)), max: String(MAX_ATTACHMENT_BYTES / KB) };
    return err(wireError('ATTACHMENT_TOO_LARGE', details));
  }
  const mediaType = mediaTypeOf(content);
  if (mediaType === null) return err(wireError('ATTACHMENT_TYPE_REFUSED', { name }));
  const sha256 = createHash('sha256').update(content).digest('hex');
  const { tellerId } = own.value.session;
  return await context.store.do('addAttachment', { clientKey, sha256, mediaType, name, content, tellerId, at: context.clock.now() });
};

/** Photos and documents of a form: judged by their content here, whatever the window says of them. */
export const attachmentHandlers = (context: AgentContext): Pick<Handlers, AttachmentCalls> => {
  let upload: Upload | null = null;
  return {
    'attachment.add': async (argument) => {
      const { clientKey, name, part, of, content } = argument;
      const before = upload !== null && upload.clientKey === clientKey && upload.name === name && upload.of === of ? upload.parts : [];
      if (part > of || before.length !== (part === 1 ? before.length : part - 1)) {
        upload = null;
        return err(wireError('INPUT_INVALID', { reason: 'parts of an attachment arrive in order' }));
      }
      const parts = [...(part === 1 ? [] : before), Buffer.from(content, 'base64')];
      if (part < of) {
        upload = { clientKey, name, of, parts };
        return ok({ added: null });
      }
      upload = null;
      const kept = await keep(context, argument, Buffer.concat(parts));
      return kept.ok ? ok({ added: kept.value }) : kept;
    },
    'attachment.list': async ({ clientKey }) => {
      const found = await findByKey(context, clientKey);
      return found.ok ? ok({ attachments: await context.store.do('attachmentsOf', clientKey) }) : found;
    },
    'attachment.read': async ({ clientKey, sha256 }) => {
      const found = await context.store.do('attachmentContent', { clientKey, sha256 });
      if (found === null) return err(wireError('ATTACHMENT_UNKNOWN'));
      await context.store.do('recordEvent', {
        at: context.clock.now(),
        event: 'attachment.shown',
        tellerId: context.session.current()?.session.tellerId ?? null,
        clientKey,
        stage: null,
        data: { sha256 },
      });
      return ok({ mediaType: found.mediaType, content: Buffer.from(found.content).toString('base64') });
    },
    'attachment.carry': async ({ from, to }) => {
      const [old, own] = [await findOwn(context, from), await findOwn(context, to)];
      if (!old.ok) return old;
      if (!own.ok) return own;
      const { tellerId } = own.value.session;
      const carried = await context.store.do('carryAttachments', { from, to, tellerId, at: context.clock.now() });
      return carried.ok ? ok({ attachments: await context.store.do('attachmentsOf', to) }) : carried;
    },
    'attachment.remove': async ({ clientKey, sha256 }) => {
      const own = await findOwn(context, clientKey);
      if (!own.ok) return own;
      const { tellerId } = own.value.session;
      const removed = await context.store.do('removeAttachments', { clientKey, sha256, tellerId, at: context.clock.now() });
      if (!removed.ok) return removed;
      if (removed.value === 0) return err(wireError('ATTACHMENT_UNKNOWN'));
      return ok({ attachments: await context.store.do('attachmentsOf', clientKey) });
    },
  };
};
