import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it, test } from 'vitest';
import { aCard, createCardBench, MAKES } from '../card/testing/bench.ts';
import { createMemoryShelf, runsOf } from '../emulators/tally-csi/book.ts';
import { DEFAULT_GEOMETRY } from '../passbook/geometry.ts';
import { createIdTechBench, createVisaBench, decipher, PAN, wrappedSessionKey } from '../pin-pad/testing.ts';
import { aBook, createBench } from '../testing/bench.ts';
import { nextTurn } from '../testing/manual-clock.ts';
import { cardReaderCommands } from './card-reader.ts';
import type { Handlers } from './handler.ts';
import type { XfsMessage } from './message.ts';
import { pinPadCommands } from './pin-pad.ts';
import { printerCommands } from './printer.ts';
import { createXfsService, type XfsDevice } from './service.ts';

interface Entry {
  readonly name: string;
  readonly kind: 'command' | 'completion' | 'event';
  readonly file: string;
  readonly properties: readonly string[];
  readonly errorCodes?: readonly string[];
}
const folder = resolve(import.meta.dirname, '../..', process.env.GUITAI_SHARED ?? '../shared/data', 'xfs4iot');
const read = (file: string) => JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
let index: readonly Entry[] = [];
try {
  index = read('index.json').messages;
} catch {
  process.stderr.write(`skipped: no XFS4IoT schemas at ${folder} (set GUITAI_SHARED)\n`);
}
const here = index.length > 0;

const ajv = new Ajv2020({ strict: false });
const compiled = new Map<string, ValidateFunction>();
const checkBy = (file: string, message: object): string[] => {
  const validate = compiled.get(file) ?? ajv.compile({ ...read(file), $id: undefined });
  compiled.set(file, validate);
  return validate(message) ? [] : (validate.errors ?? []).map(({ instancePath, message: why }) => `${instancePath} ${why}`);
};
const entryOf = (name: string, kind: Entry['kind']) => index.find((entry) => entry.name === name && entry.kind === kind);

/** What is wrong with a message by the published schema of its name, keys that it does not know included. */
function faults(message: { readonly header: { readonly type: string; readonly name: string }; readonly payload?: unknown }): string[] {
  const { type, name } = message.header;
  if (type === 'acknowledge') return checkBy('acknowledge.json', message);
  const kind = type === 'unsolicited' ? 'event' : (type as Entry['kind']);
  const entry = entryOf(name, kind);
  if (entry === undefined) return [`there is no ${kind} ${name}`];
  const keys = Object.keys(message.payload ?? {}).filter((key) => key !== 'errorCode' && !entry.properties.includes(key));
  return [...checkBy(entry.file, message), ...keys.map((key) => `payload.${key} is not known`)];
}

/** Everything that has crossed the edge in this file, both ways. */
const crossed = new Set<string>();
const ROOM = ['cardReader', 'passbookPrinter', 'pinPad'] as const;

function client(source: XfsDevice, settle: <T>(promise: Promise<T>) => Promise<T>) {
  const messages: XfsMessage[] = [];
  const waiting = new Map<unknown, (message: XfsMessage) => void>();
  const service = createXfsService(source, (message) => {
    messages.push(message);
    crossed.add(`${message.header.type} ${message.header.name}`);
    expect(faults(message), JSON.stringify(message)).toEqual([]);
    if (message.header.type === 'completion') waiting.get(message.header.requestId)?.(message);
  });
  let last = 0;
  const begin = (name: string, payload: object = {}, timeout = 0) => {
    last += 1;
    const requestId = last;
    const command = { header: { type: 'command', name, version: '2.0', requestId, timeout }, payload };
    crossed.add(`command ${name}`);
    expect(faults(command), JSON.stringify(command)).toEqual([]);
    const done = new Promise<XfsMessage>((finish) => waiting.set(requestId, finish));
    service.accept(command);
    return { requestId, done };
  };
  return {
    service,
    messages,
    begin,
    send: (name: string, payload?: object, timeout?: number) => settle(begin(name, payload, timeout).done),
  };
}
const success = { header: { completionCode: 'success' } };
const text = (message: XfsMessage, field: string) => JSON.stringify((message.payload as Record<string, unknown>)[field]);

describe.skipIf(!here)('every message at the edge is one of XFS4IoT', () => {
  it('a card reader: a card is read, spoken to, and sent away; faults by their names', async () => {
    const bench = createCardBench(MAKES.omron);
    await bench.online();
    const settle = <T>(promise: Promise<T>) => bench.clock.settle(promise);
    const { send, messages, service } = client({ class: 'cardReader', device: bench.driver }, settle);
    bench.clock.after(500, () => void bench.emulator.insert(aCard()));
    const card = await send('CardReader.ReadRawData', { track1: true, track2: true }, 10_000);
    expect(card).toMatchObject({ ...success, payload: { track2: { status: null }, track3: null } });
    expect(messages.map(({ header }) => header.type).slice(0, 2)).toEqual(['acknowledge', 'event']);
    expect(messages.filter(({ header }) => header.type === 'completion')).toHaveLength(1);
    expect(await send('CardReader.ChipPower', { chipPower: 'cold' })).toMatchObject(success);
    expect(
      await send('CardReader.ChipIO', { chipProtocol: 'chipT0', chipData: Buffer.from('00b2010c00', 'hex').toString('base64') }),
    ).toMatchObject(success);
    expect(await send('CardReader.ChipPower', { chipPower: 'off' })).toMatchObject(success);
    expect(await send('CardReader.Move', { from: 'transport', to: 'exit' })).toMatchObject(success);
    bench.emulator.take();
    expect(await send('Common.Status')).toMatchObject({ payload: { common: { device: 'online' } } });
    const nobody = await send('CardReader.ReadRawData', { track2: true }, 1_000);
    expect(nobody).toMatchObject({ header: { completionCode: 'timeOut' } });
    bench.clock.after(100, () => void bench.emulator.insert(aCard()));
    await send('CardReader.ReadRawData', { track2: true }, 10_000);
    bench.emulator.fault({ kind: 'jam' });
    expect(await send('CardReader.Move', { to: 'exit' })).toMatchObject({
      header: { completionCode: 'commandErrorCode' },
      payload: { errorCode: 'mediaJam' },
    });
    service.statusChanged();
    bench.emulator.clearFault();
    expect(await send('CardReader.Reset', { to: 'exit' })).toMatchObject(success);
    await bench.driver.stop();
    expect(await send('CardReader.Reset', { to: 'exit' })).toMatchObject({ header: { completionCode: 'deviceNotReady' } });
  });

  it('a passbook printer: lines and stripe as forms', async () => {
    const shelf = createMemoryShelf();
    const bench = createBench({ shelf });
    await bench.online();
    const { send, service } = client({ class: 'passbookPrinter', device: bench.driver, geometry: DEFAULT_GEOMETRY }, (promise) =>
      bench.clock.settle(promise),
    );
    const fields = { lineNumber: ['1', '2'], date: ['20260101', '20260102'], balance: ['1.00', '2.00'] };
    const none = await send('Printer.PrintForm', { formName: 'passbook', fields });
    expect(none.header.completionCode).toBe('userError');
    bench.emulator.insert(aBook());
    expect(await send('Printer.PrintForm', { formName: 'passbook', fields })).toMatchObject(success);
    expect(runsOf(shelf.load('PB000001') ?? aBook()).map(({ text: ink }) => ink)).toEqual(expect.arrayContaining(['20260101', '2.00']));
    bench.emulator.insert(aBook({ stripe: '123=45' }));
    expect(await send('Printer.ReadForm', { formName: 'stripe' })).toMatchObject({ payload: { fields: { stripe: '123=45' } } });
    expect(await send('Printer.PrintForm', { formName: 'draft', fields: {} })).toMatchObject({ payload: { errorCode: 'formNotFound' } });
    expect(await send('Printer.PrintForm', { formName: 'passbook', fields: { lineNumber: '1', colour: 'red' } })).toMatchObject({
      payload: { errorCode: 'fieldSpecFailure' },
    });
    bench.emulator.insert(aBook({ number: 'SHEET1', page: { widthMm: 170, heightMm: 80, foldMm: null } }));
    const cheque = {
      number: '00067890',
      issueDate: '贰零贰陆年零壹拾月零贰拾日',
      payee: '李四',
      applicant: '张三',
      amountUpper: '人民币壹拾万元整',
      amount: '￥100,000.00',
      kind: '转账',
      issuer: '示例银行',
      teller: '100101',
      override: ['100201'],
    };
    expect(await send('Printer.PrintForm', { formName: 'cashiers-cheque', fields: cheque })).toMatchObject(success);
    expect(runsOf(shelf.load('SHEET1') ?? aBook()).map(({ text: ink }) => ink)).toEqual(expect.arrayContaining(['李四', '￥100,000.00']));
    expect(await send('Printer.PrintForm', { formName: 'cashiers-cheque', fields: { ...cheque, amount: '100000' } })).toMatchObject({
      payload: { errorCode: 'fieldError' },
    });
    expect(await send('Printer.GetFormList')).toMatchObject({ payload: { formList: expect.arrayContaining(['slip', 'bank-draft']) } });
    bench.emulator.insert(aBook());
    expect(await send('Printer.ControlMedia', { mediaControl: { move: 'eject' } })).toMatchObject(success);
    expect(await send('Printer.ControlPassbook', { action: 'forward', count: 1 })).toMatchObject({
      header: { completionCode: 'unsupportedCommand' },
    });
    expect(await send('Printer.Reset')).toMatchObject(success);
    expect(await send('Common.Status')).toMatchObject({ payload: { printer: { media: 'notPresent' } } });
    service.statusChanged();
    await bench.driver.stop();
  });

  it('a PIN pad: a key is imported, a PIN given, an entry canceled; no digit in any message', async () => {
    const bench = createVisaBench();
    await bench.online();
    const listed = { ...bench.driver, observed: () => ({ ...bench.driver.observed(), media: 'unknown' as const }) };
    const { send, begin, messages, service } = client({ class: 'pinPad', device: listed }, (promise) => bench.settle(promise));
    const key = { key: 'pin', value: Buffer.from(wrappedSessionKey(), 'hex').toString('base64'), decryptKey: 'master0' };
    expect((await send('KeyManagement.ImportKey', key)).header.completionCode).toBe('success');
    expect(await send('KeyManagement.ImportKey', { ...key, decryptKey: 'master7' })).toMatchObject({
      payload: { errorCode: 'keyNotFound' },
    });
    bench.whenAsked(() => bench.pad.typePin('918273'));
    const given = await send('PinPad.GetPinBlock', { customerData: PAN, format: 'iso0', key: 'dukpt' });
    expect(given).toMatchObject(success);
    const ksn = messages.find(({ header }) => header.name === 'KeyManagement.DUKPTKSNEvent');
    const hex = (message: XfsMessage | undefined, field: string) =>
      Buffer.from(message === undefined ? '' : JSON.parse(text(message, field)), 'base64')
        .toString('hex')
        .toUpperCase();
    expect(decipher({ pinBlock: hex(given, 'pinBlock'), ksn: hex(ksn, 'ksn'), format: 'iso0', digits: null })).toBe('918273');
    const asked = begin('PinPad.GetPinBlock', { customerData: PAN, format: 'iso0', key: 'dukpt' });
    bench.whenAsked(() => void begin('Common.Cancel', { requestIds: [asked.requestId] }));
    expect(await bench.settle(asked.done)).toMatchObject({ header: { completionCode: 'canceled' } });
    expect(await send('Common.Cancel', { requestIds: [77] })).toMatchObject({ payload: { errorCode: 'noMatchingRequestIDs' } });
    expect(await send('Keyboard.PinEntry', { minLen: 4, maxLen: 6 })).toMatchObject({ header: { completionCode: 'unsupportedCommand' } });
    await send('Common.Status');
    service.statusChanged();
    expect(JSON.stringify(messages)).not.toMatch(/918273|"(zero|one|two|three|four|five|six|seven|eight|nine)"/);
    await bench.stop();
  });

  it('a pad that reports keys names none of the digits', async () => {
    const bench = createIdTechBench();
    await bench.online();
    const device = {
      ...bench.driver,
      observed: () => ({ ...bench.driver.observed(), media: 'unknown' as const }),
      getPin: async (_: unknown, options: { onKey?: ((event: { digit: null; completion: null }) => void) | undefined } = {}) => {
        options.onKey?.({ digit: null, completion: null });
        return { ok: false as const, error: { code: 'noPin' as const, message: 'no digit was typed' } };
      },
    };
    const { send, messages } = client({ class: 'pinPad', device }, (promise) => bench.settle(promise));
    expect(await send('PinPad.GetPinBlock', { customerData: PAN, format: 'iso0', key: 'dukpt' })).toMatchObject({
      payload: { errorCode: 'noPin' },
    });
    expect(messages).toContainEqual(expect.objectContaining({ payload: { digit: null, completion: null } }));
    await bench.stop();
  });

  it('what is no command, comes twice or comes without end is acknowledged as such', async () => {
    const bench = createCardBench(MAKES.crt);
    await bench.online();
    const { service, messages, begin } = client({ class: 'cardReader', device: bench.driver }, (promise) => bench.clock.settle(promise));
    for (const wrong of [null, 'x', {}, { header: { type: 'command', name: 'lower.case', version: '2.0', requestId: 1 } }])
      service.accept(wrong);
    expect(messages.map(({ header }) => header.status)).toEqual(Array(4).fill('invalidMessage'));
    const first = begin('CardReader.ReadRawData', { track2: true }, 5_000);
    service.accept({ header: { type: 'command', name: 'Common.Status', version: '2.0', requestId: first.requestId } });
    expect(messages.at(-1)?.header.status).toBe('invalidRequestID');
    for (let more = 0; more < 16; more += 1) begin('CardReader.ReadRawData', { track2: true }, 5_000);
    expect(messages.at(-1)?.header.status).toBe('tooManyRequests');
    await bench.driver.stop();
    await nextTurn();
  });

  test('names of commands, events and error codes are in the published vocabulary', () => {
    const anything = undefined as never;
    const tables: readonly Handlers[] = [
      cardReaderCommands(anything),
      printerCommands(anything, DEFAULT_GEOMETRY),
      pinPadCommands(anything),
    ];
    expect(tables).toHaveLength(ROOM.length);
    for (const [name, { errorCodes }] of tables.flatMap(Object.entries)) {
      expect(entryOf(name, 'command'), name).toBeDefined();
      expect(entryOf(name, 'completion')?.errorCodes ?? [], name).toEqual(expect.arrayContaining([...errorCodes]));
    }
  });

  afterAll(() => {
    const tables = [
      cardReaderCommands(undefined as never),
      printerCommands(undefined as never, DEFAULT_GEOMETRY),
      pinPadCommands(undefined as never),
    ];
    const commands = [...tables.flatMap(Object.keys), 'Common.Status', 'Common.Cancel'];
    const events = ['CardReader.InsertCardEvent', 'CardReader.MediaInsertedEvent', 'Keyboard.EnterDataEvent', 'Keyboard.KeyEvent'];
    // All of them have crossed the edge above; a new one without an example fails here.
    expect([...crossed]).toEqual(
      expect.arrayContaining([
        ...commands.flatMap((name) => [`command ${name}`, `acknowledge ${name}`, `completion ${name}`]),
        ...events.map((name) => `event ${name}`),
        'event KeyManagement.DUKPTKSNEvent',
        'unsolicited Common.StatusChangedEvent',
      ]),
    );
  });
});
