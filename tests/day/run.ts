import { parseArgs } from 'node:util';
import { playDay } from './day.ts';
import { linesOf } from './print.ts';

/**
 * `npm run -s day`: a whole branch day without a window. Prints the day report, what was checked, and one summary line; leaves with 1 when
 * anything falls short.
 */
const { values } = parseArgs({ options: { transactions: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' } } });
const [transactions, seed] = [Number(values.transactions), Number(values.seed)];
if (!(transactions >= 20) || !Number.isInteger(seed)) throw new Error('npm run -s day -- [--transactions N, 20 at least] [--seed N]');

const began = performance.now();
const { businessDate, findings, report, tills, tally, booked } = await playDay({
  transactions,
  seed,
  say: (text) => void process.stderr.write(`day: ${text}\n`),
});
for (const sheet of [...tills, ...(report === null ? [] : [report])]) console.log([...linesOf(sheet), ''].join('\n'));
for (const { name, wrong } of findings)
  console.log([`${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${name}`, ...wrong.map((each) => `       ${each}`)].join('\n'));
const failed = findings.filter(({ wrong }) => wrong.length > 0).length + (report === null ? 1 : 0);
const { offline, overrides, booksPrinted, linesPrinted, papersPrinted, pdfs } = tally;
console.log(
  `${businessDate}, seed ${seed}: ${booked} transactions accepted (${offline} taken offline, ${overrides} with consent), ` +
    `${linesPrinted} lines in ${booksPrinted} books, ${papersPrinted} papers and ${pdfs} PDFs printed, ` +
    `${failed === 0 ? 'balanced' : `${failed} checks failed`}, ${Math.round((performance.now() - began) / 1_000)} s`,
);
process.exitCode = failed === 0 ? 0 : 1;
