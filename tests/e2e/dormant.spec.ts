import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { planCustomers } from '../../central/sandbox/plan.ts';
import { businessDateSchema } from '../../contract/dates/businessDate.ts';
import { AccountDesk } from './pages/accountDesk.ts';
import { Teller } from './pages/teller.ts';
import { expect, test } from './support/fixture.ts';

const { dormant } = sandboxAccounts();
/** Whose it is. The people of the sandbox and their documents are the same on every date. */
const PEOPLE = planCustomers(businessDateSchema.parse('2026-03-02'));
const HOLDER = PEOPLE.find(({ accounts }) => accounts.some(({ number }) => number === dormant));
const STRANGER = PEOPLE.find((each) => each.kind === 'person' && each !== HOLDER);

test('1109: a dormant account takes nothing until its holder has shown the document on file and a supervisor has consented', async ({
  counter,
}) => {
  test.setTimeout(120_000);
  const teller = new Teller(counter);
  const desk = new AccountDesk(teller);
  await teller.signOn();
  await teller.openTill();

  await teller.start('1109');
  await desk.typeIn(['账号', dormant]);
  await expect(desk.page.getByRole('combobox', { name: '证件类型' })).toBeFocused();
  await teller.press('Enter');
  await desk.typeIn(['证件号码', '110105196001014139']);
  await expect(desk.errorAt('idNumber')).toContainText('证件号码不符合该证件类型的规则');
  // Somebody else's document is refused by central, at the same field.
  await teller.field('证件号码').fill(STRANGER?.idNumber ?? '');
  expect(await desk.refused('idNumber')).not.toBe('');
  await expect(teller.field('证件号码')).toBeFocused();
  expect(await desk.account(dormant)).toMatchObject({ state: 'dormant' });
  await teller.field('证件号码').fill(HOLDER?.idNumber ?? '');
  await desk.quote();
  await desk.approve();
  await desk.post();
  await teller.finish();
  expect(await desk.account(dormant)).toMatchObject({ state: 'active' });

  await teller.postDeposit(dormant, '100', { n100: 1 });
  expect(await desk.account(dormant)).toMatchObject({ state: 'active' });
});
