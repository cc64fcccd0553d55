import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHIP_STATES, DATA_STATUSES } from './card/reader.ts';
import { CARD_READER_CODES, COMPLETION_CODES, DEVICE_STATES, MEDIA_STATES, PRINTER_CODES, toCompletion } from './errors.ts';

/** The published XFS4IoT schemas, where they are at hand. */
const folder = resolve(import.meta.dirname, '..', process.env.GUITAI_SHARED ?? '../shared/data', 'xfs4iot');
const load = (path: string) => {
  try {
    return JSON.parse(readFileSync(resolve(folder, path), 'utf8'));
  } catch {
    return null;
  }
};
/** Every list of strings under any `enum` in a schema. */
const enums = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'enum' && Array.isArray(inner) ? inner.filter((item) => typeof item === 'string') : enums(inner),
  );
};
const COMMANDS = ['PrintForm', 'PrintRaw', 'ControlMedia', 'ReadForm', 'ControlPassbook', 'Reset'];

describe('the codes are those of XFS4IoT', () => {
  test('printer errors and completion codes', (context) => {
    const schemas = COMMANDS.map((name) => load(`Printer/completions/${name}.json`));
    if (schemas.includes(null)) return context.skip(`no XFS4IoT schemas at ${folder} (set GUITAI_SHARED)`);
    const completionCodes = schemas[0].properties.header.properties.completionCode.enum;
    const errorCodes = schemas.flatMap((schema) => enums(schema.properties.payload));
    expect(completionCodes).toEqual(expect.arrayContaining([...COMPLETION_CODES]));
    expect(errorCodes).toEqual(expect.arrayContaining([...PRINTER_CODES]));
  });

  test('card reader errors, data statuses and chip states', (context) => {
    const schemas = ['ReadRawData', 'ChipIO', 'ChipPower', 'Move', 'Reset'].map((name) => load(`CardReader/completions/${name}.json`));
    const status = load('Common/completions/Status.json');
    if (schemas.includes(null) || status === null) return context.skip(`no XFS4IoT schemas at ${folder} (set GUITAI_SHARED)`);
    const words = schemas.flatMap((schema) => enums(schema));
    expect(words).toEqual(expect.arrayContaining([...CARD_READER_CODES, 'unsupportedCommand']));
    expect(words).toEqual(expect.arrayContaining([...DATA_STATUSES]));
    expect(enums(status)).toEqual(expect.arrayContaining([...CHIP_STATES, 'entering']));
    const moves = JSON.stringify(load('CardReader/commands/Move.json'));
    for (const target of ['exit', 'transport', 'unit1']) expect(target).toMatch(new RegExp(/"(\^exit[^"]*)"/.exec(moves)?.[1] ?? '(?!)'));
    const events = ['InsertCard', 'MediaInserted', 'MediaRemoved'].map((name) => load(`CardReader/events/${name}Event.json`));
    expect(events).not.toContain(null);
  });

  test('device and media states', (context) => {
    const status = load('Common/completions/Status.json');
    if (status === null) return context.skip(`no XFS4IoT schemas at ${folder} (set GUITAI_SHARED)`);
    const words = enums(status);
    expect(words).toEqual(expect.arrayContaining([...DEVICE_STATES]));
    expect(words).toEqual(expect.arrayContaining([...MEDIA_STATES]));
  });

  test('a device that is not there completes a command with deviceNotReady', () => {
    expect(toCompletion({ code: 'offline', message: 'm' })).toEqual({ code: 'deviceNotReady', message: 'm' });
    expect(toCompletion({ code: 'noDevice', message: 'm' }).code).toBe('deviceNotReady');
    expect(toCompletion({ code: 'timeOut', message: 'm' }).code).toBe('timeOut');
  });
});
