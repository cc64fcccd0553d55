import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { agentConfigSchema } from '../../../contract/agent/messages.ts';
import { err, ok, type Result } from '../../../contract/result.ts';

const httpsUrl = z.url({ protocol: /^https$/ }).max(500);

/** What IT provisions for one branch PC. The agent's part of it has the agent's own schema. */
export const shellConfigSchema = z.strictObject({
  /** Folder for everything that this program keeps on this PC: local database, browser profile, logs. Absolute. */
  dataDir: z.string().min(1).max(500).refine(path.isAbsolute, 'must be an absolute path'),
  central: agentConfigSchema.shape.central,
  devices: agentConfigSchema.shape.devices,
  virtualCounter: agentConfigSchema.shape.virtualCounter.default(null),
  /** Where and how often the local database is saved, by the agent's own schema. Absent or null: it is not. */
  backup: agentConfigSchema.shape.backup,
  sandbox: z.boolean().default(false),
  /** File with the secret from which the database key is derived where the PC has no keystore. */
  keySecretFile: z.string().min(1).max(500).refine(path.isAbsolute, 'must be an absolute path').nullable().default(null),
  /** Pages that the window may ask to open in the browser, by id. */
  pages: z.strictObject({ manual: httpsUrl.optional(), licence: httpsUrl.optional() }).default({}),
  /** Lines for the IT screen, for instance why this shell was chosen. */
  notes: z.array(z.string().max(300)).max(20).default([]),
});
export type ShellConfig = z.output<typeof shellConfigSchema>;

/**
 * Read a configuration file. The reason names the file and the member, never a value: it is shown on screen. Synchronous, because what
 * follows from it (data folder, sandbox, schemes) must be set before Electron is ready.
 */
export const readConfig = (file: string): Result<ShellConfig, string> => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return err(`The configuration file ${file} cannot be read (${code}).`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err(`The configuration file ${file} is not JSON.`);
  }
  const parsed = shellConfigSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'top level'}: ${issue.message}`);
  return err(`The configuration file ${file} does not fit: ${where.slice(0, 5).join('; ')}`.slice(0, 1_000));
};
