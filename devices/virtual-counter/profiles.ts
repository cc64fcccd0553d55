import { type DeviceProfile, deviceProfileSchema, tallyProfile, usualProfile } from '../profiles.ts';
import type { Announcement } from './api.ts';

/** The virtual counter's devices as a branch's IT would write them down. PINs of the sandbox have four to six digits. */
export const virtualProfiles = ({ printer, desk }: Pick<Announcement, 'printer' | 'desk'>): DeviceProfile[] => [
  tallyProfile(printer),
  usualProfile({ id: 'card-1', class: 'cardReader', model: 'omron-3s4yr', transport: desk.cardReader }),
  deviceProfileSchema.parse({ id: 'swipe-1', class: 'cardReader', model: 'magtek-sureswipe', transport: desk.swipeReader }),
  usualProfile({ id: 'pinpad-1', class: 'pinPad', model: 'visa-ipp', transport: desk.pinPad, pin: { minLen: 4, maxLen: 6 } }),
  usualProfile({ id: 'id-1', class: 'idCardReader', model: 'sdt', transport: desk.idCardReader }),
];
