import type { CardReaderErrorCode } from '../../errors.ts';
import type { CardPosition } from '../dialect.ts';
import type { DataStatus } from '../reader.ts';

/** RES of a positive response (3.4.1): where the card is, and what its chip does. A response to a chip exchange (20..23) says no more than that the chip is on. */
export const POSITIONS: Readonly<Record<string, CardPosition>> = {
  '00': { media: 'notPresent', chip: 'noCard' },
  '01': { media: 'entering', chip: 'noCard' },
  '02': { media: 'present', chip: 'poweredOff' },
  '10': { media: 'present', chip: 'poweredOff' },
  '11': { media: 'present', chip: 'online' },
  '20': { media: 'present', chip: 'online' },
};

/** RES of a negative response to a read (3.4.2, tables 5): what is wrong with the track, and not with the reader. */
export const TRACK_ERRORS: Readonly<Record<string, DataStatus>> = {
  '40': 'dataInvalid',
  '41': 'dataInvalid',
  '42': 'dataInvalid',
  '43': 'dataInvalid',
  '46': 'dataInvalid',
  '44': 'dataMissing',
  '45': 'dataMissing',
  '49': 'dataMissing',
};

/** RES of other negative responses (3.4.2). What is not here is `hardwareError`. */
export const ERRORS: Readonly<Record<string, readonly [CardReaderErrorCode, string]>> = {
  '00': ['internalError', 'a command that the reader does not know'],
  '01': ['internalError', 'a command out of its order'],
  '02': ['internalError', 'a parameter that the reader does not accept'],
  '10': ['mediaJam', 'card jam'],
  '11': ['shutterFail', 'the shutter does not move'],
  '12': ['hardwareError', 'a sensor fails'],
  '13': ['hardwareError', 'the motor fails'],
  '14': ['noMedia', 'the card was drawn out'],
  '15': ['mediaJam', 'card jam while taking it in again'],
  '16': ['mediaJam', 'card jam at the rear end'],
  '17': ['hardwareError', 'an encoder fails'],
  '18': ['deviceNotReady', 'the reader lost its power'],
  '19': ['deviceNotReady', 'the reader waits for its initial reset'],
  '20': ['cardTooLong', 'the card is too long'],
  '21': ['cardTooShort', 'the card is too short'],
  '32': ['invalidMedia', 'the card has moved'],
  '60': ['noMedia', 'the card was taken out'],
  '61': ['timeOut', 'no card was inserted in time'],
  '62': ['timeOut', 'the card was not taken in time'],
  '63': ['timeOut', 'the card was not taken in again in time'],
  '64': ['mediaJam', 'the card is being held at the slot'],
  '70': ['hardwareError', 'the firmware is incomplete'],
  '71': ['deviceNotReady', 'the reader waits for its initial reset'],
  '80': ['invalidData', 'nothing usable came from the chip'],
  '81': ['hardwareError', 'the chip contacts do not move'],
  '82': ['atrNotObtained', 'the chip does not answer to reset'],
  '84': ['invalidData', 'the exchange with the chip failed'],
  '85': ['invalidData', 'the chip broke off'],
  '86': ['invalidData', 'the chip sent what makes no sense'],
  '87': ['protocolNotSupported', 'the reader cannot use this chip'],
  '88': ['mediaJam', 'the card moved under the contacts'],
};

/** The reader does nothing before an initial reset after these. */
export const WANTS_RESET: ReadonlySet<string> = new Set(['18', '19', '71']);
