import { expect, test } from 'vitest';
import type { FramePart, InvokeEventPart } from '../electron.ts';
import { senderProblem } from './sender.ts';

const OURS = 7;
const frame: FramePart = { origin: 'app://guitai', url: 'app://guitai/index.html', parent: null };
const event = (changes: Partial<FramePart> | null, sender = OURS): InvokeEventPart => ({
  sender: { id: sender },
  senderFrame: changes === null ? null : { ...frame, ...changes },
});

test('takes a call of our main frame at our origin', () => {
  expect(senderProblem(event({}), OURS)).toBeNull();
});

test.each([
  ['a frame that is gone', event(null), OURS],
  ['another window', event({}, 8), OURS],
  ['any window while there is none', event({}), null],
  ['a frame inside the page', event({ parent: {} }), OURS],
  ['another site', event({ origin: 'https://example.com' }), OURS],
  ['an opaque origin', event({ origin: 'null' }), OURS],
  ['an origin that begins alike', event({ origin: 'app://guitai.example' }), OURS],
  ['a file', event({ origin: 'file://' }), OURS],
])('refuses a call of %s', (_what, sent, contents) => {
  expect(senderProblem(sent, contents)).toEqual(expect.any(String));
});
