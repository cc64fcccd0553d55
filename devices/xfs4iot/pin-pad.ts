import { z } from 'zod';
import { PIN_FORMATS, type PinPad } from '../pin-pad/pin-pad.ts';
import { base64, type Handlers, handler, outcomeOf, unsupported } from './handler.ts';

/** The key of DUKPT pads; any other name is a working key that was imported. */
export const DUKPT_KEY = 'dukpt';
/** Lengths where the pad can be told them; XFS4IoT gives them with Keyboard.PinEntry, which these pads do not have by itself. */
const LENGTHS = { minLen: 4, maxLen: 12 } as const;

/**
 * Classes PinPad and KeyManagement. The pads of this room take a PIN and encipher it in one command of theirs, so that `GetPinBlock` asks the customer too, with the events
 * of an entry; a `KeyEvent` of a digit carries no digit.
 */
export const pinPadCommands = (device: PinPad): Handlers => ({
  'PinPad.GetPinBlock': handler(
    z.object({ customerData: z.string().regex(/^[0-9]{8,19}$/), format: z.enum(PIN_FORMATS), key: z.string().min(1) }),
    ['keyNotFound', 'accessDenied', 'useViolation', 'noPin', 'formatNotSupported', 'invalidKeyLength', 'dukptOverflow'],
    async ({ customerData, format, key }, { signal, timeoutMs, tell }) => {
      const pin = await device.getPin(
        {
          ...LENGTHS,
          accountNumber: customerData,
          format,
          key: key === DUKPT_KEY ? { kind: 'dukpt' } : { kind: 'session', name: key },
          timeoutMs,
        },
        {
          signal,
          onEntryStarted: () => tell('Keyboard.EnterDataEvent'),
          onKey: ({ digit, completion }) => tell('Keyboard.KeyEvent', { digit, completion }),
        },
      );
      return outcomeOf(pin, ({ pinBlock, ksn }) => {
        if (ksn !== null) tell('KeyManagement.DUKPTKSNEvent', { key: DUKPT_KEY, ksn: base64(Buffer.from(ksn, 'hex')) });
        return { pinBlock: base64(Buffer.from(pinBlock, 'hex')) };
      });
    },
  ),
  'KeyManagement.ImportKey': handler(
    z.object({ key: z.string().min(1), value: z.base64(), decryptKey: z.string().regex(/^master[0-9]$/) }),
    ['keyNotFound', 'accessDenied', 'useViolation', 'invalidKeyLength'],
    async ({ key, value, decryptKey }, { signal }) => {
      const encrypted = Buffer.from(value, 'base64').toString('hex').toUpperCase();
      return outcomeOf(await device.loadWorkingKey({ name: key, masterKey: Number(decryptKey.at(-1)), encrypted }, { signal }));
    },
  ),
  'Keyboard.PinEntry': unsupported('this pad takes a PIN and enciphers it in one: PinPad.GetPinBlock'),
});
