import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MAX_ATTACHMENTS } from '../../contract/attachments/content.ts';
import { AT, keyNumber, openTestForm, openTestStore, sendingStep } from '../testing/fixture.ts';

const content = Buffer.from('a photo of an ID card that must not be readable on the disk');
const sha256 = createHash('sha256').update(content).digest('hex');
const photo = (clientKey: ReturnType<typeof keyNumber>, more: object = {}) => ({
  clientKey,
  sha256,
  mediaType: 'image/png' as const,
  name: '证件.png',
  content,
  tellerId: '100101',
  at: AT,
  ...more,
});

test('a photo is kept with its form once, its hash in the audit chain, and comes back as it was', () => {
  using store = openTestStore();
  const key = openTestForm(store.executor, 1);
  expect(store.executor.execute('addAttachment', photo(key))).toMatchObject({ ok: true, value: { sha256, bytes: content.length } });
  expect(store.executor.execute('addAttachment', photo(key))).toMatchObject({ ok: true });
  expect(store.executor.execute('attachmentsOf', key)).toHaveLength(1);
  const reopened = store.reopen();
  const read = reopened.execute('attachmentContent', { clientKey: key, sha256 }) as { content: Uint8Array };
  expect(Buffer.from(read.content).equals(content)).toBe(true);
  const history = reopened.execute('history', key) as readonly { event: string }[];
  expect(history.map(({ event }) => event)).toEqual(['form.opened', 'attachment.added']);
  expect(reopened.execute('verifyAudit', null)).toMatchObject({ intact: true });
});

test('nothing of it is readable on the disk', () => {
  using store = openTestStore();
  const key = openTestForm(store.executor, 1);
  store.executor.execute('addAttachment', photo(key));
  store.executor.close();
  expect(readFileSync(store.path).includes('photo of an ID card')).toBe(false);
  store.reopen();
});

test('a form that is unknown or was sent takes nothing, and gives nothing up', () => {
  using store = openTestStore();
  expect(store.executor.execute('addAttachment', photo(keyNumber(9)))).toMatchObject({ ok: false, error: { code: 'FORM_UNKNOWN' } });
  const key = openTestForm(store.executor, 1);
  store.executor.execute('addAttachment', photo(key));
  const { till: _till, ...step } = sendingStep(key);
  expect(store.executor.execute('applyTransition', step)).toMatchObject({ ok: true });
  const late = { clientKey: key, sha256, tellerId: '100101', at: AT };
  expect(store.executor.execute('addAttachment', photo(key, { sha256: 'b'.repeat(64) }))).toMatchObject({
    ok: false,
    error: { code: 'STAGE_REFUSES' },
  });
  expect(store.executor.execute('removeAttachments', late)).toMatchObject({ ok: false, error: { code: 'STAGE_REFUSES' } });
  expect(store.executor.execute('attachmentsOf', key)).toHaveLength(1);
});

test('a form takes so many and no more; what is taken off leaves its trace in the chain', () => {
  using store = openTestStore();
  const key = openTestForm(store.executor, 1);
  const hash = (n: number): string => n.toString(16).padStart(64, '0');
  for (let n = 0; n < MAX_ATTACHMENTS; n++) store.executor.execute('addAttachment', photo(key, { sha256: hash(n) }));
  expect(store.executor.execute('addAttachment', photo(key, { sha256: hash(99) }))).toMatchObject({
    ok: false,
    error: { code: 'ATTACHMENT_TOO_MANY' },
  });
  expect(store.executor.execute('removeAttachments', { clientKey: key, sha256: hash(0), tellerId: '100101', at: AT })).toMatchObject({
    ok: true,
    value: 1,
  });
  expect(store.executor.execute('removeAttachments', { clientKey: key, sha256: null, tellerId: '100101', at: AT })).toMatchObject({
    ok: true,
    value: MAX_ATTACHMENTS - 1,
  });
  expect(store.executor.execute('attachmentContent', { clientKey: key, sha256: hash(1) })).toBeNull();
  const history = store.executor.execute('history', key) as readonly { event: string }[];
  expect(history.filter(({ event }) => event === 'attachment.removed')).toHaveLength(MAX_ATTACHMENTS);
});
