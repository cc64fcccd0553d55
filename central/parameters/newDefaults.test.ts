import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Parameter, parameterSchema } from '../../contract/parameters/kinds.ts';
import { serializable } from '../database/serializable.ts';
import { startTestCentral, TEST_DATE, type TestCentral } from '../testing/central.ts';
import { DEFAULT_PARAMETERS } from './defaults.ts';
import { ensureParameters } from './seed.ts';
import { writeParameters } from './write.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const version = async () => (await central.db.selectFrom('parameter_version').select('version').executeTakeFirstOrThrow()).version;
const rowsOf = (kind: string, key: string) =>
  central.db.selectFrom('parameters').select(['effective_from', 'created_by']).where('kind', '=', kind).where('key', '=', key).execute();
const ensure = (defaults?: readonly Parameter[]) => ensureParameters(central.db, central.clock.now(), defaults);
const rule = DEFAULT_PARAMETERS.find(({ kind, key }) => kind === 'overrideRule' && key === 'cashDeposit.large') as Parameter;
const named = (key: string): Parameter => parameterSchema.parse({ ...rule, key });

test('a bank that an earlier program has filled gets what is new in this one, once, and its branches are told', async () => {
  const before = await version();
  await ensure();
  expect(await version()).toBe(before);
  await central.db.deleteFrom('event_outbox').execute();
  const more = [...DEFAULT_PARAMETERS, named('brandNew.rule')];
  await ensure(more);
  await ensure(more);
  expect(await version()).toBe(before + 1n);
  expect(await rowsOf('overrideRule', 'brandNew.rule')).toEqual([{ effective_from: rule.effectiveFrom, created_by: null }]);
});

test('a later figure of the regulator is added behind the ones that came with the program', async () => {
  const largeValue = DEFAULT_PARAMETERS.find(({ kind }) => kind === 'largeValue') as Parameter;
  const later = parameterSchema.parse({ ...largeValue, effectiveFrom: '2030-01-01' });
  const before = (await rowsOf('largeValue', 'bank')).length;
  await ensure([...DEFAULT_PARAMETERS, later]);
  expect(await rowsOf('largeValue', 'bank')).toHaveLength(before + 1);
});

test('what the bank has set or ended itself stays as it is', async () => {
  const [own, ended] = [named('own.rule'), named('ended.rule')];
  await serializable(central.db, (tx) =>
    writeParameters(tx, {
      set: [parameterSchema.parse({ ...own, effectiveFrom: TEST_DATE })],
      end: [{ kind: 'overrideRule', key: ended.key, effectiveFrom: TEST_DATE }],
      at: central.clock.now().toISOString(),
      by: '100070',
    }),
  );
  const before = await version();
  await ensure([...DEFAULT_PARAMETERS, own, ended]);
  expect(await version()).toBe(before);
  expect(await rowsOf('overrideRule', own.key)).toEqual([{ effective_from: TEST_DATE, created_by: '100070' }]);
});
