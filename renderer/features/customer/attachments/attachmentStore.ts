import { create } from 'zustand';
import { MAX_ATTACHMENT_BYTES, mediaTypeOf, PART_BYTES } from '../../../../contract/attachments/content.ts';
import { type WireError, wireError } from '../../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../../contract/primitives.ts';
import type { AttachmentView } from '../../../../contract/views/attachment.ts';
import { teller } from '../../../bridge/teller.ts';

interface AttachmentStore {
  readonly forms: Readonly<Record<string, readonly AttachmentView[]>>;
  load(clientKey: ClientKey): Promise<WireError | null>;
  /** Checks a content as the back end will, and sends it there in parts. */
  add(clientKey: ClientKey, name: string, content: Uint8Array): Promise<WireError | null>;
  /** What a rejected form had goes with the one that is filled in again from it. */
  carry(from: ClientKey, to: ClientKey): Promise<WireError | null>;
  remove(clientKey: ClientKey, sha256: string): Promise<WireError | null>;
}

const KB = 1_024;

const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

const refusal = (name: string, content: Uint8Array): WireError | null => {
  if (content.length > MAX_ATTACHMENT_BYTES) {
    const details = { name, size: String(Math.ceil(content.length / KB)), max: String(MAX_ATTACHMENT_BYTES / KB) };
    return wireError('ATTACHMENT_TOO_LARGE', details);
  }
  return mediaTypeOf(content) === null ? wireError('ATTACHMENT_TYPE_REFUSED', { name }) : null;
};

/** What is attached to the forms of this window: what it is, not what it holds. */
export const useAttachmentStore = create<AttachmentStore>()((set) => {
  const put = (clientKey: ClientKey, attachments: readonly AttachmentView[]): void =>
    set(({ forms }) => ({ forms: { ...forms, [clientKey]: attachments } }));
  const load = async (clientKey: ClientKey): Promise<WireError | null> => {
    const result = await teller.call('attachment.list', { clientKey });
    if (result.ok) put(clientKey, result.value.attachments);
    return result.ok ? null : result.error;
  };
  return {
    forms: {},
    load,
    add: async (clientKey, given, content) => {
      const name = given.trim().slice(-120) || '?';
      const refused = refusal(name, content);
      if (refused !== null) return refused;
      const of = Math.ceil(content.length / PART_BYTES);
      for (let part = 1; part <= of; part++) {
        const piece = content.subarray((part - 1) * PART_BYTES, part * PART_BYTES);
        const result = await teller.call('attachment.add', { clientKey, name, part, of, content: base64(piece) });
        if (!result.ok) return result.error;
      }
      return await load(clientKey);
    },
    carry: async (from, to) => {
      const result = await teller.call('attachment.carry', { from, to });
      if (result.ok) put(to, result.value.attachments);
      return result.ok ? null : result.error;
    },
    remove: async (clientKey, sha256) => {
      const result = await teller.call('attachment.remove', { clientKey, sha256 });
      if (result.ok) put(clientKey, result.value.attachments);
      return result.ok ? null : result.error;
    },
  };
});
