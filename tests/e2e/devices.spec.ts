import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { Teller } from './pages/teller.ts';
import { expect, test } from './support/fixture.ts';

const { newBook: account } = sandboxAccounts();
const PIN = '918273';

const panel = (page: Page) => page.getByRole('complementary', { name: '虚拟柜台' });
const result = (page: Page) => page.getByRole('status', { name: '测试结果' });

/** The devices screen with the row of this device chosen. */
const chooseDevice = async (teller: Teller, id: string): Promise<void> => {
  await teller.press('Shift+F3');
  const row = teller.page.getByRole('row', { name: new RegExp(id) });
  await expect(row).toContainText('联机', { timeout: 20_000 });
  await row.focus();
  await expect(teller.page.getByRole('complementary', { name: '设备详情' })).toContainText(id);
};

/** Waits until the button can be pressed: a key on one that cannot is lost without a word. */
const push = async (button: Locator): Promise<void> => {
  await expect(button).toBeEnabled();
  await button.press('Enter');
};

const violations = async (page: Page): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
};

/** Everything that the program has written in clear; its database is encrypted, and is searched by the agent's own test. */
const written = async (folder: string): Promise<string> => {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const logs = files.filter((each) => each.isFile() && each.name.endsWith('.log'));
  return (await Promise.all(logs.map((each) => readFile(path.join(each.parentPath, each.name), 'utf8')))).join('\n');
};

test('the customer holds an ID, inserts a card and enters a PIN; a fault is told in words', async ({ counter }) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await page.setViewportSize({ width: 1366, height: 768 });
  await teller.signOn();
  // The customer whose card and ID lie on the virtual counter is the one that is shown: chosen in the customer view.
  await teller.openTill();
  await teller.start('1201');
  await expect(teller.field('账号')).toBeFocused();
  await teller.type(account);
  await teller.press('Enter');
  await expect(teller.field('金额')).toBeFocused();

  await test.step('the ID card is laid on the reader while its customer is shown', async () => {
    await teller.press('F3');
    await panel(page).getByRole('tab', { name: '存折' }).press('End');
    await expect(panel(page).getByRole('tab', { name: '身份证' })).toHaveAttribute('aria-selected', 'true');
    await push(panel(page).getByRole('button', { name: '放上身份证' }));
    await expect(panel(page).getByRole('figure', { name: '阅读器上的身份证' })).toContainText('杨帆');
    expect.soft(await violations(page), 'ID card').toEqual([]);
  });

  await test.step('and the card of the account is held at the slot', async () => {
    await panel(page).getByRole('tab', { name: '身份证' }).press('ArrowLeft');
    await panel(page).getByRole('tab', { name: '密码键盘' }).press('ArrowLeft');
    await expect(panel(page).getByRole('textbox', { name: '卡号' })).toHaveValue(account);
    await push(panel(page).getByRole('button', { name: '插卡' }));
    await expect(panel(page)).toContainText('停在卡口');
    expect.soft(await violations(page), 'card').toEqual([]);
  });

  await test.step('the reader reads the ID card', async () => {
    await chooseDevice(teller, 'id-1');
    await teller.press('F10');
    await expect(result(page)).toContainText('已读身份证：杨帆');
  });

  await test.step('the card goes in, is read by its chip and given back', async () => {
    await chooseDevice(teller, 'card-1');
    await teller.press('F10');
    await expect(result(page)).toContainText('已读芯片');
    await expect(result(page)).not.toContainText(account);
    await expect(panel(page)).toContainText('已退出，请取走');
    await push(panel(page).getByRole('button', { name: '取走卡片' }));
    await expect(panel(page).getByRole('status', { name: '插卡读卡器', exact: true })).toContainText('未要求插卡');
  });

  await test.step('a PIN is typed on the pad and comes as a block', async () => {
    await chooseDevice(teller, 'pinpad-1');
    await teller.press('F10');
    await panel(page).getByRole('tab', { name: '银行卡' }).press('ArrowRight');
    await expect(panel(page).getByRole('status', { name: '密码键盘显示屏' })).toContainText('ENTER PIN');
    await panel(page).getByRole('button', { name: '1', exact: true }).focus();
    await teller.type(PIN);
    await expect(panel(page).getByRole('status', { name: '密码键盘显示屏' })).toContainText('已输入 6 位');
    expect.soft(await violations(page), 'PIN pad').toEqual([]);
    await teller.press('Enter');
    await expect(result(page)).toContainText('已取得加密的密码块（ISO0');
    expect(await page.content()).not.toContain(PIN);
  });

  await test.step('a jam is told in words, with what to do', async () => {
    await panel(page).getByRole('tab', { name: '密码键盘' }).press('ArrowLeft');
    await chooseDevice(teller, 'card-1');
    await teller.press('F10');
    await expect(result(page)).toContainText('请插卡或刷卡');
    await expect(panel(page)).toContainText('正在等候插卡');
    await push(panel(page).getByRole('button', { name: '卡住' }));
    await expect(page.getByRole('complementary', { name: '设备详情' }).getByRole('alert')).toContainText('读卡器出错：卡片卡住');
    await expect(page.getByRole('region', { name: '设备', exact: true })).toContainText('卡片卡住');
    expect.soft(await violations(page), 'devices').toEqual([]);
    await push(panel(page).getByRole('region', { name: '插卡读卡器故障' }).getByRole('button', { name: '修复' }));
    await page.getByRole('row', { name: /card-1/ }).focus();
    await teller.press('F9');
    await expect(result(page)).toContainText('设备有应答');
  });

  await test.step('and no log has the PIN', async () => {
    const logs = await written(counter.folder);
    expect(logs).toContain('a device was waited for');
    expect(logs).not.toContain(PIN);
  });
});
