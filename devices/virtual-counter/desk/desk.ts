import type { z } from 'zod';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { VirtualDevice, VirtualDeviceFault } from '../../../contract/views/virtualCounter.ts';
import type { LinkError } from '../../errors.ts';
import type { DeviceSocket } from '../../transport/device-line.ts';
import { apiError, type Route } from '../http.ts';
import {
  cardBodySchema,
  DEVICE_PATHS,
  type DeskAddresses,
  type DeskState,
  deskFaultBodySchema,
  idCardBodySchema,
  keyBodySchema,
} from './api.ts';
import { cardOf } from './card.ts';
import { createDeskCardReader } from './card-reader.ts';
import { createDeskIdCardReader } from './id-card-reader.ts';
import { type Outlet, openOutlet } from './outlet.ts';
import { createDeskPinPad } from './pin-pad.ts';
import { createDeskSwipeReader } from './swipe-reader.ts';

/** The devices on the counter that read and ask. */
export interface Desk {
  readonly addresses: DeskAddresses;
  state(): DeskState;
  /** `answer` gives what every POST answers with. */
  routes(answer: () => unknown): Route[];
  stop(): Promise<void>;
}

export interface DeskOptions {
  /** Where the pseudo-terminals are; null: TCP alone. */
  readonly ptyFolder: string | null;
  onChange(): void;
}

export async function createDesk({ ptyFolder: folder, onChange }: DeskOptions): Promise<Result<Desk, LinkError>> {
  const cardReader = createDeskCardReader(onChange);
  const swipeReader = createDeskSwipeReader(onChange);
  const pinPad = createDeskPinPad(onChange);
  const idCardReader = createDeskIdCardReader(onChange);
  const devices = { cardReader, swipeReader, pinPad, idCardReader };
  const attach: Readonly<Record<VirtualDevice, (socket: DeviceSocket) => void>> = {
    cardReader: (socket) => cardReader.emulator.attach(socket),
    swipeReader: (socket) => swipeReader.attach(socket),
    pinPad: (socket) => pinPad.attach(socket),
    idCardReader: (socket) => idCardReader.attach(socket),
  };

  const outlets = new Map<VirtualDevice, Outlet>();
  const stop = async () => {
    for (const outlet of outlets.values()) await outlet.stop();
  };
  const open = async (device: VirtualDevice, asPty: boolean): Promise<Result<Outlet, LinkError>> => {
    const opened = await openOutlet({
      pty: folder === null || !asPty ? null : { folder, name: DEVICE_PATHS[device] },
      isPlugged: () => devices[device].state().plugged,
      onChange,
      attach: attach[device],
    });
    if (opened.ok) outlets.set(device, opened.value);
    return opened;
  };
  const opened = await Promise.all([
    open('cardReader', true),
    open('pinPad', true),
    open('idCardReader', true),
    open('swipeReader', false),
  ]);
  const [card, pad, id, swipe] = opened;
  if (!card.ok || !pad.ok || !id.ok || !swipe.ok) {
    await stop();
    const failed = opened.find((each) => !each.ok);
    return failed?.ok === false ? failed : err({ code: 'internalError', message: 'no outlet' });
  }

  const routes = (answer: () => unknown): Route[] => {
    const post = <S extends z.ZodType>(path: RegExp, body: S, act: (body: z.output<S>) => string | null): Route => ({
      method: 'POST',
      path,
      body,
      handle: (given) => {
        // The server has parsed the body by this very schema.
        const refused = act(given as z.output<S>);
        return refused === null ? ok(answer()) : apiError('conflict', refused);
      },
    });
    const plain = (path: RegExp, act: () => void): Route => ({
      method: 'POST',
      path,
      handle: () => {
        act();
        return ok(answer());
      },
    });
    const setFault = async (device: VirtualDevice, fault: VirtualDeviceFault | null) => {
      const wasOut = !devices[device].state().plugged;
      devices[device].fault(fault);
      if (fault === null && wasOut) await outlets.get(device)?.plug();
    };
    return [
      post(/^\/v1\/card-reader\/insert$/, cardBodySchema, (body) =>
        cardReader.insert(cardOf(body)) ? null : 'there is a card at the reader; take it first',
      ),
      plain(/^\/v1\/card-reader\/take$/, () => cardReader.take()),
      post(/^\/v1\/swipe-reader\/swipe$/, cardBodySchema, (body) => {
        swipeReader.swipe(cardOf(body));
        return null;
      }),
      post(/^\/v1\/pin-pad\/press$/, keyBodySchema, ({ key }) => (pinPad.press(key) ? null : 'the pad asks for nothing')),
      post(/^\/v1\/id-reader\/lay$/, idCardBodySchema, (body) => (idCardReader.lay(body) ? null : 'a card lies there; lift it first')),
      plain(/^\/v1\/id-reader\/lift$/, () => idCardReader.lift()),
      ...(Object.keys(DEVICE_PATHS) as VirtualDevice[]).map(
        (device): Route => ({
          method: 'POST',
          path: new RegExp(`^/v1/${DEVICE_PATHS[device]}/fault$`),
          body: deskFaultBodySchema,
          handle: async (body) => {
            await setFault(device, (body as z.output<typeof deskFaultBodySchema>).fault);
            return ok(answer());
          },
        }),
      ),
    ];
  };

  return ok({
    addresses: {
      cardReader: card.value.address,
      swipeReader: { kind: 'hidTcp', host: '127.0.0.1', port: swipe.value.port },
      pinPad: pad.value.address,
      idCardReader: id.value.address,
    },
    state: () => ({
      cardReader: cardReader.state(),
      swipeReader: swipeReader.state(),
      pinPad: pinPad.state(),
      idCardReader: idCardReader.state(),
    }),
    routes,
    stop,
  });
}
