import type { EventEmitter } from 'node:events';

/** A part of Electron without its event methods, which a double inherits from Node's emitter. */
export type Methods<T> = Omit<T, 'on' | 'once'>;

/**
 * Electron declares `on` by dozens of overloads that no implementation can satisfy literally; the emitter behind them is the same
 * one. Everything else about the double is checked member by member.
 */
export const asPart = <T>(double: EventEmitter & Methods<T>): T => double as unknown as T;

/** An event that a listener may prevent. */
export class RigEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

export const preventable = <T extends object>(members: T): T & RigEvent => Object.assign(new RigEvent(), members);
