import { identifyCard } from '../card/identify.ts';
import { receiptItems } from '../forms/documents/receipt.ts';
import { renderDocument } from '../forms/documents/render.ts';
import type { FormDrawing } from '../forms/drawing.ts';
import type { DeviceManager } from '../manager.ts';
import type { DeviceProfile } from '../profiles.ts';
import type { Options } from './options.ts';
import { documentOf } from './paper.ts';
import { done, failed, type Report, type Surroundings } from './report.ts';

const masked = (text: string, keepFirst: number, keepLast: number): string =>
  text.length <= keepFirst + keepLast
    ? '*'.repeat(text.length)
    : text.slice(0, keepFirst) + '*'.repeat(text.length - keepFirst - keepLast) + text.slice(text.length - keepLast);

/** Said on every test print: what comes out of a bank's printer looks like a bank's paper. */
const TEST = '测试页 TEST';
const marked = (sheet: FormDrawing): FormDrawing => ({
  ...sheet,
  texts: [{ field: '', xMm: 3, yMm: 1, text: TEST, cpi: 15, bold: false, align: 'left' }, ...sheet.texts],
});

/** A test page on a printer. */
export async function testPrint(options: Options, around: Surroundings, manager: DeviceManager, profile: DeviceProfile): Promise<Report> {
  const input = documentOf(options.form ?? 'slip', options.values);
  if (typeof input === 'string') return failed('formNotFound', input);
  if (profile.class === 'receiptPrinter') {
    if (input.kind !== 'slip' && input.kind !== 'lossReport') return failed('formNotFound', `${input.kind} is not a receipt`);
    const printed = await manager
      .receiptPrinter(profile.id)
      ?.print([{ kind: 'text', text: TEST, align: 'center' }, ...receiptItems(input, profile.columns)]);
    if (printed?.ok !== true) return failed(printed?.error.code ?? 'internalError', printed?.error.message ?? '');
    return done([`printed; paper ${printed.value.paper}`, ...(around.counter?.receipt() ?? [])], { paper: printed.value.paper });
  }
  const printer = manager.formPrinter(profile.id);
  if (printer === null) return failed('unsupportedCommand', `${profile.id} prints nothing`);
  const sheets = renderDocument(input);
  if (!sheets.ok) return failed(sheets.error.code, sheets.error.message);
  const lines: string[] = [];
  for (const sheet of sheets.value) {
    around.counter?.insertSheet(sheet.widthMm, sheet.heightMm);
    const printed = await printer.printForm(marked(sheet));
    if (!printed.ok)
      return { ...failed(printed.error.code, `${printed.error.message} (paper: ${printed.error.paper})`), data: { ...printed.error } };
    lines.push(`${sheet.formName}: ${printed.value.lines} lines confirmed`);
    for (const { xMm, yMm, text } of around.counter?.ink() ?? [])
      lines.push(`  ${xMm.toFixed(1).padStart(6)} ${yMm.toFixed(1).padStart(6)}  ${text}`);
  }
  return done(lines, { sheets: sheets.value.length, ink: around.counter?.ink() ?? null });
}

/** A card, an ID card or a passbook's stripe; what was read is shown masked. */
export async function read(options: Options, around: Surroundings, manager: DeviceManager, profile: DeviceProfile): Promise<Report> {
  const timeoutMs = options.seconds * 1000;
  const onEvent = (event: string) => around.say(event);
  if (profile.class === 'cardReader') {
    const reader = manager.cardReader(profile.id);
    const card = reader === null ? null : await identifyCard(reader, { timeoutMs, onEvent });
    await reader?.move('exit');
    if (card?.ok !== true) return failed(card?.error.code ?? 'internalError', card?.error.message ?? '');
    const { source, pan, fallback } = card.value;
    const shown = { source, pan: masked(pan, 6, 4), fallback };
    return done([`${source}: ${shown.pan}${fallback === null ? '' : ` (chip not used: ${fallback.reason})`}`], shown);
  }
  if (profile.class === 'idCardReader') {
    const card = await manager.idCardReader(profile.id)?.read({ timeoutMs, onEvent });
    if (card?.ok !== true) return failed(card?.error.code ?? 'internalError', card?.error.message ?? '');
    const shown = { name: masked(card.value.name, 1, 0), idNumber: masked(card.value.idNumber, 6, 4), validTo: card.value.validTo };
    return done(
      [`${shown.name} ${shown.idNumber}, valid to ${shown.validTo ?? 'long term'}, photo ${card.value.photo.length} bytes`],
      shown,
    );
  }
  const printer = manager.passbookPrinter(profile.id);
  if (printer === null) return failed('unsupportedCommand', `${profile.id} reads nothing`);
  around.counter?.insertSheet(150, 198, '6210000000000018=06');
  const stripe = await printer.readStripe();
  if (!stripe.ok) return failed(stripe.error.code, stripe.error.message);
  return done([`stripe: ${masked(stripe.value.data, 6, 4)}`], { stripe: masked(stripe.value.data, 6, 4) });
}

/** A PIN entry; the block itself is not shown. */
export async function pin(options: Options, around: Surroundings, manager: DeviceManager, profile: DeviceProfile): Promise<Report> {
  const pad = manager.pinPad(profile.id);
  if (pad === null) return failed('unsupportedCommand', `${profile.id} is not a PIN pad`);
  if (options.pan === null || !/^\d{13,19}$/.test(options.pan))
    return failed('invalidData', '--pan: 13 to 19 digits that the block is bound to');
  const request = {
    accountNumber: options.pan,
    minLen: 4,
    maxLen: 12,
    format: 'iso0',
    key: { kind: 'dukpt' },
    timeoutMs: options.seconds * 1000,
  } as const;
  const given = await pad.getPin(request, { onEntryStarted: () => around.say('the pad asks; a test PIN, please') });
  if (!given.ok) return failed(given.error.code, given.error.message);
  const { format, ksn, digits, pinBlock } = given.value;
  // The block is a customer's secret even though it is enciphered; that it came, and under which key, is what a test needs.
  const shown = { format, ksn, digits, blockBytes: pinBlock.length / 2 };
  return done([`${format} block of ${shown.blockBytes} bytes, key serial ${ksn ?? 'none'}, ${digits ?? 'unknown'} digits`], shown);
}
