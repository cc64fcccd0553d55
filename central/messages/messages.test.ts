import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HEADER_LENGTH, readHeader, writeHeader } from './header.ts';
import { hvps111, type Payment } from './hvps111.ts';
import { readMessage } from './readMessage.ts';
import { validate } from './validate.ts';

const OWN = '998100000028';
const payment: Payment = {
  message_id: '2025031000000123',
  payer_account: '1001010000000011',
  payer_name: '曾小明',
  payee_account: '6222021234567890',
  payee_name: '北京华夏（集团）有限公司',
  payee_bank: '102100099996',
  amount: 12_345_678n,
  priority: 'NORM',
  business_type: 'A100',
  purpose: '货款 <&> "2025"',
};
const built = (more: Partial<Payment> = {}): string => hvps111({ ...payment, ...more }, OWN, '2025-03-10T09:30:00');
const codeOf = async (text: string): Promise<string> => {
  const result = await readMessage(text);
  return result.ok ? `read ${result.value.name}` : result.error.code;
};

describe('hvps.111', () => {
  test('is pacs.008.001.02 with payer, payee, banks, priority and purpose', async () => {
    const xml = built();
    expect(await codeOf(xml)).toBe('read pacs.008.001.02');
    expect(xml).toContain('<IntrBkSttlmAmt Ccy="CNY">123456.78</IntrBkSttlmAmt>');
    expect(xml).toContain('<SttlmPrty>NORM</SttlmPrty>');
    expect(xml).toContain('&lt;&amp;&gt;');
  });

  test('fits its schema whatever was typed into the form', async () => {
    const name = fc.stringMatching(/^[\u4e00-\u9fa5A-Za-z0-9 ]{1,60}$/).filter((text) => text.trim() !== '');
    const drawn = fc.record({
      payer_name: name,
      payee_name: name,
      purpose: name,
      payee_account: fc.stringMatching(/^[0-9A-Za-z-]{1,32}$/),
      payer_account: fc.oneof(fc.constant(null), fc.stringMatching(/^[0-9]{8,32}$/)),
      amount: fc.bigInt({ min: 1n, max: 10n ** 14n }),
      priority: fc.constantFrom('NORM' as const, 'HIGH' as const, 'URGT' as const),
      business_type: fc.constantFrom('A100', 'A105', 'A108'),
    });
    await fc.assert(
      fc.asyncProperty(drawn, async (more) => {
        expect(await validate(built(more), 'pacs.008.001.02')).toEqual({ ok: true, value: true });
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});

describe('a message that came in', () => {
  const xml = built();
  test.each([
    'MsgId',
    'CreDtTm',
    'NbOfTxs',
    'SttlmMtd',
    'EndToEndId',
    'TxId',
    'IntrBkSttlmAmt',
    'ChrgBr',
    'Dbtr',
    'DbtrAgt',
    'CdtrAgt',
    'Cdtr',
  ])('without %s is refused by the schema', async (name) => {
    const without = xml.replace(new RegExp(`<${name}[ >].*?</${name}>`), '');
    expect(without).not.toBe(xml);
    expect(await codeOf(without)).toBe('SCHEMA');
  });

  test.each([
    ['that is no XML', 'money please', 'NOT_XML'],
    ['that ends in the middle', xml.slice(0, -40), 'NOT_XML'],
    ['with entities of its own', `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`, 'NOT_XML'],
    ['of a kind that nobody knows', xml.replaceAll('pacs.008.001.02', 'pacs.999.001.02'), 'NO_SCHEMA'],
    ['whose name is a path', xml.replaceAll('pacs.008.001.02', '../../secrets'), 'NO_SCHEMA'],
    ['with an amount of more decimals', xml.replace('123456.78', '123456.789123'), 'SCHEMA'],
    ['with an amount below nothing', xml.replace('123456.78', '-1'), 'SCHEMA'],
    ['with a text that is too long', xml.replace('曾小明', '长'.repeat(141)), 'SCHEMA'],
    ['in gold', xml.replace('Ccy="CNY"', 'Ccy="XAU"'), 'CURRENCY'],
    ['whose reference ends in a slash', xml.replace('<EndToEndId>2025', '<EndToEndId>/2025'), 'REFERENCE'],
    ['from a bank that is in no country', xml.replace('<ClrSysMmbId>', '<BIC>ABCDZZ22</BIC><ClrSysMmbId>'), 'BIC'],
  ])('%s is refused with the right reason', async (_what, text, code) => {
    expect(await codeOf(text)).toBe(code);
  });
});

describe('the header before a message', () => {
  const header = {
    sender: '998100000028',
    senderSystem: 'HVPS',
    receiver: '0000',
    receiverSystem: 'HVPS',
    date: '20250310',
    time: '093000',
    type: 'hvps.111.001.01',
    messageId: '2025031000000123',
    reference: '2025031000000123',
    priority: '3',
    direction: 'U',
  };

  test('has 132 characters and is read back as it was written', () => {
    const written = writeHeader(header);
    if (!written.ok) throw new Error(written.error.field);
    expect(written.value).toHaveLength(HEADER_LENGTH);
    expect(readHeader(`${written.value}${built()}`)).toEqual({ ok: true, value: header });
  });

  test('refuses what is wider than its field, and cuts nothing', () => {
    expect(writeHeader({ ...header, sender: '1'.repeat(15) })).toEqual({ ok: false, error: { field: 'sender', text: '1'.repeat(15) } });
    expect(writeHeader({ ...header, reference: '中' })).toMatchObject({ ok: false, error: { field: 'reference' } });
  });

  test('is refused when it is short, begins otherwise or has no date', () => {
    const written = writeHeader(header);
    const text = written.ok ? written.value : '';
    expect(readHeader(text.slice(0, -1))).toMatchObject({ ok: false, error: { field: 'length' } });
    expect(readHeader(`X${text.slice(1)}`)).toMatchObject({ ok: false, error: { field: 'begin' } });
    expect(readHeader(text.replace('20250310', '2025031X'))).toMatchObject({ ok: false, error: { field: 'date' } });
  });
});
