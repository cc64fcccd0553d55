// First: schemas decide when they are made whether they may compile.
import './validation.ts';
import { wireError } from '../../../../contract/errors/wire.ts';
import { CALLS, type TellerBridge } from '../../../../contract/ipc/contract.ts';
import { err } from '../../../../contract/result.ts';
import { createHandlers } from './handlers.ts';
import { createWorld, type World } from './world.ts';

declare global {
  interface Window {
    world?: World;
  }
}

/** The test fake: a counter in memory behind the contract's own schemas. What does not fit them is refused, as in the program. */
const createFake = (world: World): TellerBridge => {
  const handlers = createHandlers(world);
  const call = async (name: keyof typeof CALLS, input: unknown): Promise<unknown> => {
    const parsed = CALLS[name].input.safeParse(input);
    if (!parsed.success) return err(wireError('INPUT_INVALID', { reason: parsed.error.issues[0]?.message ?? '' }));
    const handler = handlers[name] as ((argument: unknown) => unknown) | undefined;
    return handler === undefined ? err(wireError('NOT_FOUND')) : await handler(parsed.data);
  };
  return { call: call as TellerBridge['call'], on: (name, listener) => world.on(name, listener) };
};

const world = createWorld();
Object.assign(window, { world, teller: createFake(world) });
