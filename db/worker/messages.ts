import type { OperationName } from '../operations/all.ts';
import type { SnapshotFacts } from '../snapshot/verify.ts';

/** What crosses between the store and its worker. Both ends are ours and of one build. */
export interface WorkerData {
  readonly path: string;
  readonly keyHex: string;
  /** Test runs only: SIGKILL the process when this point is reached for the n-th time. */
  readonly crashAt: { readonly point: string; readonly count: number } | null;
}

/** Instead of a store: take one snapshot, verify it, and end. */
export interface SnapshotOrder {
  readonly task: 'snapshot';
  readonly source: string;
  readonly sourceKey: string;
  /** The file that appears when the snapshot is whole and verified. */
  readonly target: string;
  readonly targetKey: string;
}

/** Why a store cannot do what it was asked. `STORE_DAMAGED`: a page fails its check, or the file is not what it was. */
export type StoreFailure = 'DISK_FULL' | 'STORE_UNUSABLE' | 'STORE_DAMAGED';

export interface WorkerRequest {
  readonly id: number;
  readonly operation: OperationName | 'close';
  readonly input: unknown;
}

export type WorkerReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unusable'; readonly code: StoreFailure; readonly reason: string }
  | { readonly kind: 'snapshot'; readonly facts: SnapshotFacts }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly code: StoreFailure; readonly reason: string };
