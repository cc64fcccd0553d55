import { z } from 'zod';
import { DEFAULT_GEOMETRY, passbookGeometrySchema } from './passbook/geometry.ts';
import { type TransportConfigInput, transportConfigSchema } from './transport/config.ts';

/**
 * A device of this counter, as data: what it is, where it is attached, and what a bank may set about it. A new model is a new value of `model` and its
 * line in `drivers.ts`.
 */
export const passbookPrinterProfileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  class: z.literal('passbookPrinter'),
  model: z.literal('tally-t5023'),
  transport: transportConfigSchema,
  geometry: passbookGeometrySchema.default(DEFAULT_GEOMETRY),
});

export const deviceProfileSchema = z.discriminatedUnion('class', [passbookPrinterProfileSchema]);
export const deviceProfilesSchema = z
  .array(deviceProfileSchema)
  .refine((profiles) => new Set(profiles.map(({ id }) => id)).size === profiles.length, { error: 'two devices have the same id' });

export type DeviceProfile = z.infer<typeof deviceProfileSchema>;
/** As written in a file: what has a default may be left out. */
export type DeviceProfileInput = z.input<typeof deviceProfileSchema>;
export type DeviceClass = DeviceProfile['class'];

/** The usual profile of a counter with one Tally passbook printer: 9600 baud, eight data bits, RTS/CTS as the printer's menu offers it. */
export function tallyProfile(transport: TransportConfigInput, id = 'passbook-1'): DeviceProfile {
  const attached = transport.kind === 'serial' ? { flowControl: 'rtscts' as const, ...transport } : transport;
  return deviceProfileSchema.parse({ id, class: 'passbookPrinter', model: 'tally-t5023', transport: attached });
}
