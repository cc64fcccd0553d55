import { CATALOGUE } from '../../contract/transactions/catalogue.ts';
import { PLANNED } from './planned.ts';
import { catalogueReport } from './report.ts';
import { readTree } from './tree.ts';

// `npm run -s catalogue`. Leaves with 1 when an entry of a family that has to be whole lacks a part that it needs.
const { lines, complete } = catalogueReport(CATALOGUE, PLANNED, readTree());
console.log(lines.join('\n'));
process.exitCode = complete ? 0 : 1;
