import { ok, type Result } from '../../../contract/result.ts';
import type { LinkError, PinPadError } from '../../errors.ts';
import type { EncipheredPin, PinRequest, WorkingKey } from '../pin-pad.ts';
import { pinPadError } from '../request.ts';
import { ask, awaitPacket, command, type Dialogue, deliver } from './dialogue.ts';
import { type EntryPacket, entryText, parseMacAnswer, parsePinAnswer } from './packets.ts';
import type { VisaPrompts } from './settings.ts';

type Answer<T> = Promise<Result<T, PinPadError | LinkError>>;

/** SI 04 asks whether there is a key in a slot: `04` and `0` for none, `F` and perhaps its attributes for one. */
export async function hasMasterKey(dialogue: Dialogue, slot: number): Answer<boolean> {
  const answer = await ask(dialogue, `04${slot}`, (text) => /^04[0F]/.test(text));
  if (!answer.ok) return answer;
  return /^04[0F]/.test(answer.value) ? ok(answer.value[2] === 'F') : pinPadError('hardwareError', 'the pad gave no answer about its key');
}

/**
 * SI 04, then SI 08. A pad does not answer a selection that it cannot follow; because it has just answered the question, its silence is
 * about the key.
 */
export async function selectMasterKey(dialogue: Dialogue, slot: number): Answer<void> {
  const present = await hasMasterKey(dialogue, slot);
  if (!present.ok) return present;
  if (!present.value) return pinPadError('keyNotFound', `the pad has no master key ${slot}`);
  const selected = await command(dialogue, `08${slot}`);
  return !selected.ok && selected.error.code === 'timeOut'
    ? pinPadError('useViolation', `the pad cannot use its master key ${slot}`)
    : selected;
}

/**
 * SI 02: the pad echoes the key, and keeps it when the echo is acknowledged. The echo is the only proof that the key arrived as it was
 * sent.
 */
export async function injectMasterKey(dialogue: Dialogue, slot: number, key: string): Answer<void> {
  const sent = `02${slot}${key}`;
  const echo = await ask(dialogue, sent, (text) => text === sent);
  if (echo.ok) return echo.value === sent ? ok(undefined) : pinPadError('hardwareError', 'the pad echoed another key; it was not stored');
  // Without the EOT nobody knows whether the pad has the new key or the old one.
  return echo.error.code === 'timeOut' ? pinPadError('hardwareError', 'the pad did not confirm that it stored the key') : echo;
}

/** `vvv dddddd p bb nnnn` of SI 05 and SI 06 without the spaces. */
export const SERIAL = /^[0-9A-Z]{16}$/;

/** SI 06. */
export async function readSerial(dialogue: Dialogue): Answer<string> {
  const answer = await ask(dialogue, '06');
  if (!answer.ok) return answer;
  const serial = answer.value.slice(2);
  return answer.value.startsWith('06') && SERIAL.test(serial) ? ok(serial) : pinPadError('hardwareError', 'the pad gave no serial number');
}

/** SI 05. */
export async function writeSerial(dialogue: Dialogue, serial: string): Answer<void> {
  const sent = `05${serial}`;
  const echo = await ask(dialogue, sent, (text) => text === sent);
  if (!echo.ok) return echo;
  return echo.value === sent ? ok(undefined) : pinPadError('hardwareError', 'the pad echoed another serial number');
}

/** SI 01 with a test of 00..10: the pad's own words after `14`, empty when it has none. */
export async function diagnose(dialogue: Dialogue, test: number): Answer<string> {
  const delivered = await deliver(dialogue, { frame: 'administrative', text: `01${String(test).padStart(2, '0')}` });
  if (!delivered.ok) return delivered;
  const heard = await awaitPacket(dialogue, dialogue.timings.answerMs);
  if (!heard.ok) return heard;
  if (heard.value.kind === 'eot') return ok('');
  const { text } = heard.value.packet;
  if (text === '09') return pinPadError('hardwareError', 'the pad reports a failed test');
  return text.startsWith('14') ? ok(text.slice(2)) : pinPadError('hardwareError', 'the answer of the pad cannot be understood');
}

/** SI 07: does nothing, and the pad says so by an EOT a second later. */
export const idle = (dialogue: Dialogue): Answer<void> => command(dialogue, '07');

export interface Entry {
  readonly packet: EntryPacket;
  readonly request: PinRequest;
  /** The working key for session mode, null for DUKPT. */
  readonly workingKey: WorkingKey | null;
  readonly prompts: VisaPrompts;
  readonly onStarted: () => void;
}

/** Chooses the key, asks the customer, and gives the block. */
export async function enterPin(dialogue: Dialogue, { packet, request, workingKey, prompts, onStarted }: Entry): Answer<EncipheredPin> {
  const { key } = request;
  const engine = key.kind === 'dukpt' ? key.engine : undefined;
  const chosen: Result<void, PinPadError | LinkError> =
    workingKey !== null
      ? await selectMasterKey(dialogue, workingKey.masterKey)
      : engine === undefined
        ? ok(undefined)
        : await command(dialogue, `19${engine}`);
  if (!chosen.ok) return chosen;
  const text = entryText(packet, request, workingKey?.encrypted ?? null, prompts);
  const delivered = await deliver(dialogue, { frame: 'transaction', text });
  if (!delivered.ok) return delivered;
  onStarted();
  const since = dialogue.clock.now();
  const heard = await awaitPacket(dialogue, request.timeoutMs);
  if (!heard.ok) return heard;
  if (heard.value.kind === 'packet') return parsePinAnswer(heard.value.packet.text, key.kind);
  // EOT means the cancel key, or that the pad's own time is over: only the time that has passed tells which.
  const limit = packet === 'Z62' ? Math.min(dialogue.timings.entryMs, request.timeoutMs) : dialogue.timings.entryMs;
  return dialogue.clock.now() - since >= limit - 1_000
    ? pinPadError('timeOut', 'the customer entered no PIN in time')
    : pinPadError('canceled', 'the customer canceled at the pad');
}

/** A transaction packet whose answer needs nobody: 76, 78 and Z69. */
async function unattended<T>(dialogue: Dialogue, text: string, parse: (answer: string) => Result<T, PinPadError>): Answer<T> {
  const delivered = await deliver(dialogue, { frame: 'transaction', text });
  if (!delivered.ok) return delivered;
  const heard = await awaitPacket(dialogue, dialogue.timings.answerMs);
  if (!heard.ok) return heard;
  return heard.value.kind === 'packet' ? parse(heard.value.packet.text) : pinPadError('deviceNotReady', 'the pad ended the request');
}

export const testPin = (dialogue: Dialogue, text: string): Answer<EncipheredPin> =>
  unattended(dialogue, text, (answer) => parsePinAnswer(answer, 'dukpt'));
/** 78 and Z69. */
export const makeMac = (dialogue: Dialogue, text: string): Answer<string> => unattended(dialogue, text, parseMacAnswer);
