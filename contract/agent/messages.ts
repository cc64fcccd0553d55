import { z } from 'zod';

/** Messages between the shell and the agent's process, both ways. Both sides check them. */

export const agentConfigSchema = z.strictObject({
  /** One run of the shell. A teller stays signed on through a crash of the agent, and not through a new start of the program. */
  instanceId: z.uuid(),
  /** Folder of the local database. */
  dataDir: z.string().min(1),
  /** 32 bytes in hex; the key of the local database. Never on a command line, never logged. */
  databaseKey: z.string().regex(/^[0-9a-f]{64}$/),
  central: z.strictObject({ url: z.url(), deviceId: z.string().min(1).max(40), deviceSecret: z.string().min(16).max(200) }),
  /** Device profiles; checked by the device layer. */
  devices: z.array(z.json()),
  virtualCounter: z.strictObject({ url: z.url(), token: z.string().min(16).max(200) }).nullable(),
  /** Encrypted snapshots of the local database at a second place that IT names; null: none are taken. */
  backup: z
    .strictObject({
      folder: z.string().min(1).max(500),
      /** 32 bytes in hex; another key than the database's, kept by IT: a new PC opens the snapshots with it. */
      key: z.string().regex(/^[0-9a-f]{64}$/),
      everyMinutes: z.int().min(1).max(1_440),
      /** How many of this PC's snapshots stay. */
      keep: z.int().min(1).max(1_000),
    })
    .nullable()
    .optional(),
  /** As it stands on papers. */
  bankName: z.string().min(1).max(60).optional(),
  sandbox: z.boolean(),
});
export type AgentConfig = z.output<typeof agentConfigSchema>;

export const toAgentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), config: agentConfigSchema }),
  z.strictObject({ kind: z.literal('call'), id: z.int().min(1), name: z.string().max(64), input: z.unknown() }),
  z.strictObject({ kind: z.literal('stop') }),
]);
export type ToAgent = z.output<typeof toAgentSchema>;

export const fromAgentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('failed'), reason: z.string().max(2000) }),
  z.strictObject({ kind: z.literal('result'), id: z.int().min(1), result: z.unknown() }),
  z.strictObject({ kind: z.literal('event'), name: z.string().max(64), payload: z.unknown() }),
]);
export type FromAgent = z.output<typeof fromAgentSchema>;
