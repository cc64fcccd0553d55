import { fileURLToPath } from 'node:url';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { Teller } from '../e2e/pages/teller.ts';
import { expect, test } from '../e2e/support/fixture.ts';

const file = (name: string): string => fileURLToPath(new URL(`../../docs/img/${name}.png`, import.meta.url));
const { active } = sandboxAccounts();

test('working without central, and papers', async ({ counter }) => {
  const teller = new Teller(counter);
  const { page } = counter;
  const picture = (name: string) => page.screenshot({ path: file(name), animations: 'disabled', caret: 'hide' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await teller.signOn();
  await teller.openTill();
  await teller.postDeposit(active, '1000', { n100: 10 });
  await expect(page.getByRole('region', { name: '单据' })).toContainText('业务凭证');
  await teller.press('F11');
  await expect(page.getByRole('button', { name: /^完成，下一位/ })).toBeEnabled();
  await picture('1201-accepted-zh');
  await teller.press('F9');
  await expect(page.getByRole('dialog', { name: '业务凭证' }).getByRole('img')).toBeVisible();
  await picture('paper-preview-zh');
  await teller.press('Escape');
  await teller.finish();
  await teller.start('1603');
  await expect(page.getByText('本机与中心完全相符。')).toBeVisible();
  await picture('1603-agrees-zh');

  await counter.central.kill();
  await expect(page.getByText('中心断开').first()).toBeVisible({ timeout: 20_000 });
  for (const hundreds of [3, 20]) {
    await teller.fillDeposit(active, String(hundreds * 100), { n100: hundreds });
    await teller.press('Control+Enter');
    await expect(teller.quote).toContainText('按脱机额度受理');
    if (hundreds === 20) await picture('1201-offline-zh');
    await teller.press('F10');
    await expect(page.getByText('已登记，待转发中心')).toBeVisible();
    await teller.press('Enter');
    await expect(teller.codeBar).toBeFocused();
  }
  await teller.start('1702');
  await expect(page.getByRole('row', { name: /2,000\.00/ })).toBeVisible();
  await picture('1702-queue-zh');
  await counter.central.start();
});
