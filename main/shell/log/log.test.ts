import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog, logFile } from './logger.ts';
import { redactLine } from './redact.ts';

describe('long numbers in a line', () => {
  test.each([
    ['card 6222021234567890123 read', 'card ***************0123 read'],
    ['id 11010519491231002X', 'id **************002X'],
    ['phone 13912345678.', 'phone *******5678.'],
    ['account "10010000000012"', 'account "**********0012"'],
  ])('%s becomes %s', (line, redacted) => {
    expect(redactLine(line)).toBe(redacted);
  });

  test.each([
    '{"time":"2026-01-05T01:02:03.456Z"}',
    '01890a5d-ac96-774b-bcce-123456789012',
    'amount 1234567.89',
    'a1b2c3d4e5f60718293a4b5c6d7e8f90',
    'pid 1234567',
  ])('%s stays readable', (line) => {
    expect(redactLine(line)).toBe(line);
  });
});

describe('the log', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'guitai-log-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('holds no secret, whoever logs it', async () => {
    const log = createLog(folder);
    log.info({
      password: 'hunter2',
      config: { databaseKey: 'ab'.repeat(32), central: { deviceSecret: 'top' } },
      note: 'card 6222021234567890123',
    });
    const text = await readFile(logFile(folder), 'utf8');
    expect(text).not.toMatch(/hunter2|abab|"top"|6222021234567890123/);
    expect(JSON.parse(text)).toMatchObject({ process: 'shell', time: expect.stringMatching(/Z$/) });
  });
});
