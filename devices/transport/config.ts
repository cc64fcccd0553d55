import { z } from 'zod';

/**
 * Where a device is attached.
 *
 * A serial device is named by its `path`, or by the USB identity of its adapter (`match`), which stays the same when the operating system numbers ports anew.
 * There is no XON/XOFF: Chinese text and binary parameters may contain 11 and 13 (hex), which that handshake swallows.
 */
export const serialConfigSchema = z
  .strictObject({
    kind: z.literal('serial'),
    path: z.string().min(1).optional(),
    match: z
      .strictObject({
        vendorId: z.string().regex(/^[0-9a-fA-F]{4}$/),
        productId: z.string().regex(/^[0-9a-fA-F]{4}$/),
        serialNumber: z.string().min(1).optional(),
      })
      .optional(),
    baudRate: z.number().int().min(300).max(921_600).default(9600),
    dataBits: z.union([z.literal(7), z.literal(8)]).default(8),
    parity: z.enum(['none', 'even', 'odd']).default('none'),
    stopBits: z.union([z.literal(1), z.literal(2)]).default(1),
    flowControl: z.enum(['none', 'rtscts']).default('none'),
  })
  .refine((config) => (config.path === undefined) !== (config.match === undefined), { error: 'give either path or match' });

export const tcpConfigSchema = z.strictObject({
  kind: z.literal('tcp'),
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535),
});

/**
 * A HID device behind a network address: each report as two bytes of length, the high one first, and the report. For USB device servers that
 * work so, and for emulators, which have no USB.
 */
export const hidTcpConfigSchema = z.strictObject({
  kind: z.literal('hidTcp'),
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535),
});
export type HidTcpConfig = z.infer<typeof hidTcpConfigSchema>;

export const transportConfigSchema = z.discriminatedUnion('kind', [serialConfigSchema, tcpConfigSchema]);

export type SerialConfig = z.infer<typeof serialConfigSchema>;
export type TcpConfig = z.infer<typeof tcpConfigSchema>;
export type TransportConfig = z.infer<typeof transportConfigSchema>;
/** As written in a profile: defaults may be left out. */
export type TransportConfigInput = z.input<typeof transportConfigSchema>;
