import type { DeviceView } from '../../../contract/views/state.ts';
import type { DeviceStatus } from '../../../devices/index.ts';

/** A device's state as the window shows it. */
export const viewOfStatus = ({ id, class: deviceClass, model, device, media, detail }: DeviceStatus): DeviceView => ({
  id,
  deviceClass,
  model,
  device,
  media,
  detail: detail.slice(0, 300),
});
