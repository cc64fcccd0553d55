import { expect, test } from 'vitest';
import { deviceMood } from './deviceMood.ts';

test('a jam is bad also when the printer is online', () => {
  expect(deviceMood({ device: 'online', media: 'jammed' })).toBe('bad');
  expect(deviceMood({ device: 'online', media: 'notPresent' })).toBe('good');
  expect(deviceMood({ device: 'noDevice', media: 'unknown' })).toBe('bad');
  expect(deviceMood({ device: 'deviceBusy', media: 'present' })).toBe('waiting');
});
