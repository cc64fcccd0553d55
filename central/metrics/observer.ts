import { AsyncLocalStorage } from 'node:async_hooks';

/** Told of what happens below a request and does not show in its answer. */
export interface Observer {
  /** A serializable transaction lost and is tried again; `state` is its SQLSTATE. */
  retried(state: string): void;
  /** It lost every attempt. */
  contended(): void;
  /** A posting was answered for the first time, with these bytes. */
  posted(transactionCode: string, answer: string): void;
  /** A posting was refused before it was one. */
  postingRefused(code: string): void;
  /** An earlier answer was given again. */
  replayed(route: string): void;
}

const current = new AsyncLocalStorage<Observer>();

/** Runs a request's work so that what it causes is counted for its own central: several may live in one process. */
export const observing = <T>(observer: Observer, work: () => T): T => current.run(observer, work);

/** The observer of the request that caused what is running now; undefined outside of requests. */
export const observer = (): Observer | undefined => current.getStore();
