import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { MAX_ATTACHMENT_BYTES, PART_BYTES } from '../../../contract/attachments/content.ts';
import { CALLS } from '../../../contract/ipc/contract.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { beginDay, startTestCounter, type TestCounter } from '../testing/fixture.ts';

const jpegOf = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(bytes - 6), Buffer.from([0xff, 0xd9])]);

const send = async (counter: TestCounter, clientKey: ClientKey, content: Buffer, name = '证件.jpg') => {
  const of = Math.ceil(content.length / PART_BYTES);
  for (let part = 1; part < of; part++) {
    const piece = content.subarray((part - 1) * PART_BYTES, part * PART_BYTES).toString('base64');
    await counter.must('attachment.add', { clientKey, name, part, of, content: piece });
  }
  const last = content.subarray((of - 1) * PART_BYTES).toString('base64');
  return await counter.call('attachment.add', { clientKey, name, part: of, of, content: last });
};

const openForm = async (counter: TestCounter): Promise<ClientKey> => {
  await beginDay(counter);
  return (await counter.must('form.open', { transactionCode: '1201' })).clientKey;
};

test('a photo in several parts is put together, hashed, kept and read again', async () => {
  await using counter = await startTestCounter();
  const clientKey = await openForm(counter);
  const photo = jpegOf(300_000);
  const sha256 = createHash('sha256').update(photo).digest('hex');
  expect(await send(counter, clientKey, photo)).toMatchObject({
    ok: true,
    value: { added: { sha256, bytes: 300_000, mediaType: 'image/jpeg' } },
  });
  const read = await counter.must('attachment.read', { clientKey, sha256 });
  expect(Buffer.from(read.content, 'base64').equals(photo)).toBe(true);
  const { steps } = await counter.must('journal.history', { clientKey });
  expect(steps.map(({ event }) => event)).toEqual(expect.arrayContaining(['attachment.added', 'attachment.shown']));
});

test('what a file holds decides, not its name; too large a one is refused with its size', async () => {
  await using counter = await startTestCounter();
  const clientKey = await openForm(counter);
  expect(await send(counter, clientKey, Buffer.from('MZ this is a program'), '证件.jpg')).toMatchObject({
    ok: false,
    error: { code: 'ATTACHMENT_TYPE_REFUSED', details: { name: '证件.jpg' } },
  });
  expect(await send(counter, clientKey, jpegOf(MAX_ATTACHMENT_BYTES + 2))).toMatchObject({
    ok: false,
    error: { code: 'ATTACHMENT_TOO_LARGE', details: { size: '1025', max: '1024' } },
  });
  expect(await counter.must('attachment.list', { clientKey })).toEqual({ attachments: [] });
});

test('a part that is missing is never put together with others', async () => {
  await using counter = await startTestCounter();
  const clientKey = await openForm(counter);
  const content = jpegOf(3 * PART_BYTES)
    .subarray(0, PART_BYTES)
    .toString('base64');
  await counter.must('attachment.add', { clientKey, name: 'a', part: 1, of: 3, content });
  expect(await counter.call('attachment.add', { clientKey, name: 'a', part: 3, of: 3, content })).toMatchObject({
    ok: false,
    error: { code: 'INPUT_INVALID' },
  });
});

test('a form that is given up takes its photos with it', async () => {
  await using counter = await startTestCounter();
  const clientKey = await openForm(counter);
  const photo = jpegOf(1_000);
  await send(counter, clientKey, photo);
  await counter.must('form.discard', { clientKey });
  expect(await counter.must('attachment.list', { clientKey })).toEqual({ attachments: [] });
  const sha256 = createHash('sha256').update(photo).digest('hex');
  expect(await counter.call('attachment.read', { clientKey, sha256 })).toMatchObject({ ok: false, error: { code: 'ATTACHMENT_UNKNOWN' } });
});

test('what a rejected form had goes with the one that is filled in again', async () => {
  await using counter = await startTestCounter();
  const from = await openForm(counter);
  const photo = jpegOf(2_000);
  await send(counter, from, photo);
  const to = (await counter.must('form.open', { transactionCode: '1201' })).clientKey;
  const sha256 = createHash('sha256').update(photo).digest('hex');
  expect(await counter.must('attachment.carry', { from, to })).toMatchObject({ attachments: [{ sha256, name: '证件.jpg' }] });
  await counter.must('form.discard', { clientKey: from });
  expect(Buffer.from((await counter.must('attachment.read', { clientKey: to, sha256 })).content, 'base64').equals(photo)).toBe(true);
});

test('who may see no customers is shown no photos of them', () => {
  expect(CALLS['attachment.read'].permission.roles).not.toContain('itAdministrator');
  expect(CALLS['attachment.read'].permission.roles).toContain('auditor');
});
