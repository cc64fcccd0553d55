import { z } from 'zod';
import { textSchema } from '../../primitives.ts';
import { anyone, call } from '../define.ts';

export const appInfoSchema = z.strictObject({
  version: textSchema(40),
  /** Which shell runs the window. */
  shell: z.enum(['electron', 'rig']),
  sandbox: z.boolean(),
  /** Why this shell was chosen and where the key of the local database comes from, for the IT screen. */
  notes: z.array(textSchema(300)),
});
export type AppInfo = z.output<typeof appInfoSchema>;

/** Calls that the shell answers itself. */
export const appCalls = {
  'app.info': call({
    target: 'shell',
    summary: 'Version and shell',
    permission: anyone,
    input: z.strictObject({}),
    output: appInfoSchema,
    deadlineMs: 5_000,
  }),
  'app.openExternal': call({
    target: 'shell',
    summary: 'Open one of a fixed list of pages in the browser, by id',
    permission: anyone,
    input: z.strictObject({ id: z.enum(['manual', 'licence']) }),
    output: z.strictObject({ opened: z.literal(true) }),
    deadlineMs: 5_000,
  }),
  'app.wipe': call({
    target: 'shell',
    summary: 'Throw the renderer and all that it holds away and load a fresh one (lock, sign-off)',
    permission: anyone,
    input: z.strictObject({}),
    output: z.strictObject({ wiped: z.literal(true) }),
    deadlineMs: 5_000,
  }),
};
