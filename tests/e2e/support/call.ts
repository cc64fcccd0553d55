import type { Page } from '@playwright/test';
import type { CallInput, CallName, CallResult } from '../../../contract/ipc/contract.ts';

type Untyped = { readonly teller: { call(name: string, input: unknown): Promise<unknown> } };

/** Anything through the bridge of the page, also what the contract forbids. */
export const rawCall = (page: Page, name: string, input: unknown): Promise<unknown> =>
  page.evaluate(([asked, given]) => (window as unknown as Untyped).teller.call(asked as string, given), [name, input]);

/** A call through the bridge of the page, as the renderer makes it. */
export const call = async <N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallResult<N>> =>
  (await rawCall(page, name, input)) as CallResult<N>;
