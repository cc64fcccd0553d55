import type { z } from 'zod';
import type { Role } from '../views/session.ts';

/** Who answers a call: the shell itself, or the counter's back end behind it. */
export type CallTarget = 'shell' | 'agent';

/** What must hold before the handler runs. Checked by the register helper, so that no handler can forget it. */
export type Permission =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'signedOn'; readonly roles?: readonly Role[] }
  /** The signed-on teller has an active till. */
  | { readonly kind: 'tillActive' }
  /** Only where the sandbox's virtual counter runs. */
  | { readonly kind: 'sandbox' };

export interface CallDefinition {
  readonly target: CallTarget;
  readonly summary: string;
  readonly permission: Permission;
  /** True: answered at a locked counter too. Only what the lock screen needs, and nothing that tells of a customer. */
  readonly whileLocked?: true;
  /** True: the window makes it by itself, so that it says nothing of somebody being there. */
  readonly background?: true;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** Milliseconds until the caller gets DEADLINE_EXCEEDED. */
  readonly deadlineMs: number;
}

export const call = <const C extends CallDefinition>(definition: C): C => definition;

export const anyone = { kind: 'anyone' } as const satisfies Permission;
export const signedOn = { kind: 'signedOn' } as const satisfies Permission;
export const tillActive = { kind: 'tillActive' } as const satisfies Permission;
export const sandbox = { kind: 'sandbox' } as const satisfies Permission;
