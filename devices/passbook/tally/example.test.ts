import { describe, expect, it } from 'vitest';
import { runsOf } from '../../emulators/tally-csi/book.ts';
import { aBook, createBench } from '../../testing/bench.ts';
import { DEFAULT_GEOMETRY, type PassbookGeometry } from '../geometry.ts';
import { linePosition } from '../layout.ts';

/** Tally T5023 Programming Guide, p. 267-269: next free line 6, y = 241 + 36 (6 - 1), column 25 at 10 characters per inch. */
const geometry: PassbookGeometry = {
  ...DEFAULT_GEOMETRY,
  id: 'tally-guide',
  page: { widthMm: 210, heightMm: 198, foldMm: null },
  fold: null,
  cpi: 10,
  columns: [{ id: 'text', x60: 150, width: 50, align: 'left' }],
};
const TEXT = '07- 12- 99 Cash 026 * 200. 00 *** 1, 550.00';

describe('the worked example of the programming guide', () => {
  it('places line 6 at 421/180 inch', () => {
    expect(linePosition(geometry, 6)).toEqual({ page: 1, lineOnPage: 6, y180: 421 });
  });

  it('sends the bytes that the guide prints, and they draw what the guide means', async () => {
    const bench = createBench({ settings: { stripe: { writeRetries: 0, readRetries: 0 } } });
    await bench.online();
    const sent: number[] = [];
    const write = bench.line.transport.write;
    Object.assign(bench.line.transport, {
      write: (bytes: Uint8Array, limits: object) => {
        sent.push(...bytes);
        return write(bytes, limits);
      },
    });
    bench.emulator.insert(aBook({ page: geometry.page, stripe: '=0600000000000018?' }));
    let ink = runsOf(aBook());
    bench.emulator.onChange(() => {
      const { book } = bench.emulator.state();
      if (book) ink = runsOf(book);
    });
    expect(await bench.clock.settle(bench.driver.readStripe())).toEqual({ ok: true, value: { data: '=0600000000000018?' } });
    const job = { passbookNumber: 'PB000001', accountNumber: '18', geometry, lines: [{ lineNumber: 6, columns: { text: TEXT } }] };
    expect(await bench.clock.settle(bench.driver.printLines(job))).toMatchObject({ ok: true });
    const hex = Buffer.from(sent).toString('hex');
    expect(hex).toContain('1b5b303b303b303b39393b312172' + '1b5b312574' + '1b5b2272');
    expect(hex).toContain(`1b5b3432312170${'1b249600'}${Buffer.from(TEXT).toString('hex')}`);
    expect(sent.indexOf(0x0c)).toBeGreaterThan(hex.indexOf('1b249600') / 2);
    expect(ink).toEqual([
      {
        text: TEXT,
        cpi: 10,
        xMm: expect.closeTo(63.5, 6),
        yMm: expect.closeTo(59.4078, 3),
        widthMm: expect.closeTo(TEXT.length * 2.54, 6),
      },
    ]);
    await bench.driver.stop();
  });
});
