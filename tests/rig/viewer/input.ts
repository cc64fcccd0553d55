import type { CDPSession } from 'playwright-core';
import { z } from 'zod';

const modifiers = z.int().min(0).max(15);

/** What the viewer's page sends: what a hand did there. Coordinates are those of the window. */
const inputSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mouse'),
    type: z.enum(['mousePressed', 'mouseReleased', 'mouseMoved']),
    x: z.number(),
    y: z.number(),
    button: z.enum(['none', 'left', 'middle', 'right']),
    buttons: z.int().min(0).max(31),
    clickCount: z.int().min(0).max(9),
    modifiers,
  }),
  z.strictObject({ kind: z.literal('wheel'), x: z.number(), y: z.number(), deltaX: z.number(), deltaY: z.number(), modifiers }),
  z.strictObject({
    kind: z.literal('key'),
    type: z.enum(['keyDown', 'keyUp']),
    key: z.string().max(40),
    code: z.string().max(40),
    keyCode: z.int().min(0).max(255),
    location: z.int().min(0).max(3),
    repeat: z.boolean(),
    modifiers,
  }),
  /** From an input method or the clipboard. */
  z.strictObject({ kind: z.literal('text'), text: z.string().max(10_000) }),
]);
export const inputBatchSchema = z.array(inputSchema).max(100);
export type ViewerInput = z.output<typeof inputSchema>;

const SHIFT = 8;

/** The character that a key types, if any; with Ctrl, Alt or Meta held a key is a command. */
const typed = (key: string, held: number): string | undefined => {
  if ((held & ~SHIFT) !== 0) return undefined;
  if (key === 'Enter') return '\r';
  return [...key].length === 1 ? key : undefined;
};

export const applyInput = async (cdp: CDPSession, input: ViewerInput): Promise<void> => {
  switch (input.kind) {
    case 'mouse': {
      const { kind: _kind, ...event } = input;
      await cdp.send('Input.dispatchMouseEvent', event);
      return;
    }
    case 'wheel': {
      const { kind: _kind, ...event } = input;
      await cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...event });
      return;
    }
    case 'text':
      await cdp.send('Input.insertText', { text: input.text });
      return;
    case 'key': {
      const text = input.type === 'keyDown' ? typed(input.key, input.modifiers) : undefined;
      await cdp.send('Input.dispatchKeyEvent', {
        type: input.type === 'keyUp' ? 'keyUp' : text === undefined ? 'rawKeyDown' : 'keyDown',
        key: input.key,
        code: input.code,
        windowsVirtualKeyCode: input.keyCode,
        location: input.location,
        autoRepeat: input.repeat,
        modifiers: input.modifiers,
        ...(text === undefined ? {} : { text, unmodifiedText: text }),
      });
      return;
    }
  }
};
