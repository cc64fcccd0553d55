import type { DeviceView } from '../../../contract/views/state.ts';

/** How urgently a device wants the teller: the words say what, this says how loud. */
export const deviceMood = ({ device, media }: Pick<DeviceView, 'device' | 'media'>): 'good' | 'waiting' | 'bad' => {
  if (device === 'starting' || device === 'deviceBusy') return 'waiting';
  if (device !== 'online') return 'bad';
  return media === 'jammed' ? 'bad' : 'good';
};
