import type { OperationName } from '../operations/all.ts';

/** What crosses between the store and its worker. Both ends are ours and of one build. */
export interface WorkerData {
  readonly path: string;
  readonly keyHex: string;
  /** Test runs only: SIGKILL the process when this point is reached for the n-th time. */
  readonly crashAt: { readonly point: string; readonly count: number } | null;
}

export interface WorkerRequest {
  readonly id: number;
  readonly operation: OperationName | 'close';
  readonly input: unknown;
}

export type WorkerReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unusable'; readonly reason: string }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly code: 'DISK_FULL' | 'STORE_UNUSABLE'; readonly reason: string };
