import { expect, test } from 'vitest';
import { type Binding, bindingFor, hotkeyName, type KeyPress, shownKeys } from './hotkeys.ts';

const press = (over: Partial<KeyPress>): KeyPress => ({
  key: 'a',
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  isComposing: false,
  repeat: false,
  ...over,
});

const binding = (over: Partial<Binding>): Binding => ({ id: 1, key: 'F9', layer: 0, enabled: true, label: 'x', run: () => {}, ...over });

test('Enter that chooses a Chinese candidate is not a command', () => {
  expect(hotkeyName(press({ key: 'Enter', isComposing: true }))).toBeNull();
});

test('letters are typing, F-keys and Ctrl+Enter are commands', () => {
  expect(hotkeyName(press({ key: 'a' }))).toBeNull();
  expect(hotkeyName(press({ key: 'F10' }))).toBe('F10');
  expect(hotkeyName(press({ key: 'F6', shiftKey: true }))).toBe('Shift+F6');
  expect(hotkeyName(press({ key: 'Enter', ctrlKey: true }))).toBe('Ctrl+Enter');
});

test('a dialog on top keeps the keys of the form beneath from acting', () => {
  const bindings = [binding({ id: 1, key: 'F10', layer: 0 })];
  expect(bindingFor(bindings, 1, 'F10')).toBeUndefined();
  expect(bindingFor(bindings, 0, 'F10')?.id).toBe(1);
});

test('the newest enabled binding of a key wins', () => {
  const bindings = [binding({ id: 1 }), binding({ id: 2 }), binding({ id: 3, enabled: false })];
  expect(bindingFor(bindings, 0, 'F9')?.id).toBe(2);
});

test('the bar shows each key once, in the order of the keyboard, and leaves out what cannot be done', () => {
  const bindings = [
    binding({ id: 1, key: 'F10', label: 'post' }),
    binding({ id: 2, key: 'F2', label: 'code' }),
    binding({ id: 3, key: 'F9', label: 'ask', enabled: false }),
    binding({ id: 4, key: 'F2', label: 'code bar' }),
    binding({ id: 5, key: 'Escape', label: 'back' }),
    binding({ id: 6, key: 'Ctrl+Enter', label: 'quote' }),
    binding({ id: 7, key: '/', label: null }),
  ];
  expect(shownKeys(bindings, 0).map((each) => `${each.key} ${each.label}`)).toEqual([
    'F2 code bar',
    'F10 post',
    'Ctrl+Enter quote',
    'Escape back',
  ]);
});
