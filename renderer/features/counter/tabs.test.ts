import { expect, test } from 'vitest';
import type { ClientKey } from '../../../contract/primitives.ts';
import { nextTab, tabScreens, withShown } from './tabs.ts';

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

test('a refused form keeps its tab while it is on screen, and none has two', () => {
  const open = { clientKey: key('a'), transactionCode: '1201', stage: 'open' } as const;
  const refused = { clientKey: key('b'), transactionCode: '1201', stage: 'rejected' } as const;
  expect(withShown([open], refused).map((form) => form.clientKey)).toEqual(['a', 'b']);
  expect(withShown([open], open)).toEqual([open]);
  expect(withShown([open], undefined)).toEqual([open]);
});
