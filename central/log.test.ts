import { expect, test } from 'vitest';
import { createLogger } from './log.ts';

const logged = (write: (log: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = [];
  write(createLogger({ level: 'info', destination: { write: (line: string) => void lines.push(line) } }));
  return lines.join('');
};

test('names, identity numbers, passwords and tokens do not reach the log', () => {
  const secrets = {
    password: 'geheim1',
    token: 'geheim2',
    authorization: 'geheim3',
    name: 'geheim4',
    idNumber: 'geheim5',
    phone: 'geheim6',
    secret: 'geheim7',
  };
  const text = logged((log) => {
    log.info(secrets, 'flat');
    log.info({ body: secrets }, 'nested');
    log.info({ request: { headers: secrets } }, 'deeper');
  });
  expect(text).not.toContain('geheim');
  expect(text).toContain('[redacted]');
});

test('what an error does not have is not in the log', () => {
  const error = Object.assign(new Error('disk full'), { code: '53100', constraint: undefined });
  const text = logged((log) => log.error({ err: error }, 'request failed'));
  expect(text).not.toContain('undefined');
});

test("a database error's row values stay out, its code and constraint stay in", () => {
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'customers_pkey',
    detail: 'Key (name)=(曾小明) already exists.',
  });
  const text = logged((log) => log.error({ err: error }, 'request failed'));
  expect(text).not.toContain('曾小明');
  expect(text).toContain('23505');
  expect(text).toContain('customers_pkey');
});
