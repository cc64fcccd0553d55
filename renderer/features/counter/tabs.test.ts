import { expect, test } from 'vitest';
import type { ClientKey } from '../../../contract/primitives.ts';
import { nextTab, tabScreens } from './tabs.ts';

const key = (text: string) => text as ClientKey;
const tabs = tabScreens([{ clientKey: key('a') }, { clientKey: key('b') }], ['journal']);

test('F6 goes round all forms and inquiry screens', () => {
  expect(nextTab(tabs, { kind: 'form', clientKey: key('a') }, 1)).toEqual({ kind: 'form', clientKey: 'b' });
  expect(nextTab(tabs, { kind: 'panel', panel: 'journal' }, 1)).toEqual({ kind: 'form', clientKey: 'a' });
  expect(nextTab(tabs, { kind: 'form', clientKey: key('a') }, -1)).toEqual({ kind: 'panel', panel: 'journal' });
});

test('from the empty counter F6 takes the first form', () => {
  expect(nextTab(tabs, { kind: 'home' }, 1)).toEqual({ kind: 'form', clientKey: 'a' });
  expect(nextTab([], { kind: 'home' }, 1)).toEqual({ kind: 'home' });
});
