import { expect, test } from './support/fixture.ts';

/** Asked for with a user's gesture, which Playwright gives to what it evaluates: it is not for want of one that these are refused. */
const REQUESTS: Readonly<Record<string, () => Promise<unknown>>> = {
  geolocation: () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
  notifications: async () => {
    if ((await Notification.requestPermission()) !== 'granted') throw new Error('denied');
  },
  camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
  microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
  screen: () => navigator.mediaDevices.getDisplayMedia(),
  clipboard: () => navigator.clipboard.readText(),
  'HID devices': () => Reflect.get(navigator, 'hid').requestDevice({ filters: [] }),
  'serial ports': () => Reflect.get(navigator, 'serial').requestPort(),
  'USB devices': () => Reflect.get(navigator, 'usb').requestDevice({ filters: [] }),
  MIDI: () => navigator.requestMIDIAccess({ sysex: true }),
  'the screen to stay on': () => navigator.wakeLock.request('screen'),
  'the list of fonts': () => Reflect.get(globalThis, 'queryLocalFonts')(),
  'idle detection': async () => {
    if ((await Reflect.get(globalThis, 'IdleDetector').requestPermission()) !== 'granted') throw new Error('denied');
  },
  'lasting storage': async () => {
    if (!(await navigator.storage.persist())) throw new Error('denied');
  },
};

test.describe('what the page may ask the system for', () => {
  for (const [what, request] of Object.entries(REQUESTS)) {
    test(`refuses ${what}`, async ({ window }) => {
      const outcome = await window.evaluate(request).then(
        () => 'granted',
        (error: Error) => error.message.split('\n')[0] ?? '',
      );
      expect(outcome).not.toBe('granted');
      // What fails because it does not exist has not been refused.
      expect(outcome).not.toMatch(/undefined|not a function/);
    });
  }

  test('knows of no device', async ({ window }) => {
    const devices = await window.evaluate(async () => {
      const list = async (name: string, method: string): Promise<number> => {
        try {
          return (await Reflect.get(navigator, name)[method]()).length;
        } catch {
          return 0;
        }
      };
      return [await list('hid', 'getDevices'), await list('serial', 'getPorts'), await list('usb', 'getDevices')];
    });
    expect(devices).toEqual([0, 0, 0]);
  });
});
