import { err, ok, type Result } from '../../../contract/result.ts';
import type { PrinterError } from '../../errors.ts';
import { concatBytes } from '../../framing/bytes.ts';
import { encodeCommand } from '../../framing/csi.ts';
import { fromLink, printerError, type TallyIo, waitFor } from './dialogue.ts';
import { encodeStripeSetup } from './encode.ts';
import { type JobContext, requireMedia } from './print-job.ts';
import type { StripeSettings } from './settings.ts';

/** Meaning of n4 in the reply to a read (T5023 Programming Guide). 0 is success and 3 an empty stripe. */
const READ_ERRORS = ['ok', 'LRC', 'parity', 'no data', 'no start character', 'flux distance', 'no end character', 'interrupted'] as const;

export async function readStripe(
  io: TallyIo,
  context: JobContext,
  stripe: StripeSettings,
): Promise<Result<{ readonly data: string }, PrinterError>> {
  const media = await requireMedia(io, context.timings);
  if (!media.ok) return media;
  const sent = await io.send(concatBytes(encodeStripeSetup(stripe), encodeCommand('stripeRead')), context.timings.writeMs);
  if (!sent.ok) return err(fromLink(sent.error));
  return waitFor(io, context.timings, context.timings.stripeMs, context.watch, (reply) => {
    if (reply.kind !== 'stripeRead') return undefined;
    if (reply.error === 0) return ok({ data: reply.data });
    // What was read up to the error is not handed on: half an account number is worse than none.
    return printerError(reply.error === 3 ? 'noMSF' : 'msfError', `reading the stripe failed: ${READ_ERRORS[reply.error] ?? reply.error}`);
  });
}

export async function writeStripe(
  io: TallyIo,
  context: JobContext,
  stripe: StripeSettings,
  data: string,
): Promise<Result<void, PrinterError>> {
  const media = await requireMedia(io, context.timings);
  if (!media.ok) return media;
  const sent = await io.send(concatBytes(encodeStripeSetup(stripe), encodeCommand('stripeWrite', [], data)), context.timings.writeMs);
  if (!sent.ok) return err(fromLink(sent.error));
  return waitFor(io, context.timings, context.timings.stripeMs, context.watch, (reply) => {
    if (reply.kind !== 'stripeWritten') return undefined;
    return reply.failed ? printerError('msfError', 'writing the stripe failed') : ok(undefined);
  });
}
