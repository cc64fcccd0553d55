import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { COUNT_12345_67, Teller } from './pages/teller.ts';
import { expect, test } from './support/fixture.ts';

const { newBook: account } = sandboxAccounts();

const barriers = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

/** The file that the screen says it has kept. */
const keptFile = async (page: Page, as: 'PDF' | 'CSV'): Promise<string> => {
  const said = page.getByRole('status').filter({ hasText: `已存为 ${as}` });
  await expect(said).toBeVisible();
  return /：(\/.+)$/.exec((await said.textContent()) ?? '')?.[1] ?? '';
};

test('1601: the balancing sheet, the positions, the forms, the day and its list, by keyboard; each as a PDF or for a spreadsheet', async ({
  counter,
}) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await page.setViewportSize({ width: 1366, height: 768 });
  await teller.signOn();
  await teller.openTill();
  await teller.postDeposit(account, '12345.67', COUNT_12345_67);
  await teller.press('F11');
  await teller.finish();

  await teller.start('1601');
  const report = page.getByRole('combobox', { name: '报表' });
  await expect(report).toBeFocused();
  const byPiece = page.getByRole('table', { name: '按券别' });
  await expect(byPiece.getByRole('row', { name: /100元纸币.*1000.*123.*1123.*112,300\.00/ })).toBeVisible();
  await expect(page.getByRole('list', { name: '核对' })).toContainText('相符 期初 + 收入 - 付出 + 长短款 = 期末');
  await expect(page.getByRole('list', { name: '核对' })).toContainText('相符 本机期末 = 中心账面');
  await expect(page.getByRole('table', { name: '按交易' }).getByRole('row', { name: /1201 现金存款.*1.*12,345\.67/ })).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await teller.press('F10');
  expect((await readFile(await keptFile(page, 'PDF'))).subarray(0, 5).toString()).toBe('%PDF-');

  await report.focus();
  await teller.press('ArrowDown');
  await expect(page.getByRole('table', { name: '头寸' }).getByRole('row', { name: /1001-T01.*营业.*100101.*135,802\.45/ })).toBeVisible();
  await teller.press('ArrowDown');
  await expect(page.getByRole('table', { name: '凭证登记簿' }).getByRole('row', { name: /存折.*10000/ })).toBeVisible();
  await teller.press('ArrowDown');
  await expect(
    page.getByRole('table', { name: /按交易/ }).getByRole('row', { name: /1201 现金存款.*12,345\.67.*12,345\.67/ }),
  ).toBeVisible();
  await expect(page.getByRole('list', { name: '核对' })).toContainText('相符 借方 = 贷方 CNY');
  await teller.press('F9');
  const csv = await readFile(await keptFile(page, 'CSV'), 'utf8');
  expect(csv.startsWith('\uFEFF网点日报,1001,')).toBe(true);
  expect(csv).toContain('1201 现金存款,1,12345.67,12345.67\r\n');
  await teller.press('ArrowDown');
  await expect(page.getByRole('table', { name: '流水清单' }).getByRole('row', { name: /1201 现金存款.*100101/ })).toBeVisible();
  await teller.press('F7');
  await expect(page.getByRole('table', { name: 'Journal list' }).getByRole('row', { name: /1201 Cash deposit/ })).toBeVisible();
  await teller.press('F7', 'Escape');
  await expect(teller.codeBar).toBeVisible();
});

test('1602: rows of one transaction, of a range of amounts, with part of an account number; kept for a spreadsheet', async ({
  counter,
}) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await teller.signOn();
  await teller.openTill();
  for (const hundreds of [2, 5]) {
    await teller.postDeposit(account, `${hundreds}00`, { n100: hundreds });
    await teller.press('F11');
    await teller.finish();
  }
  await teller.start('1602');
  const rows = page.getByRole('table', { name: '流水查询' }).locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(3);
  await page.getByRole('textbox', { name: '交易码' }).focus();
  await teller.type('1201');
  await expect(rows).toHaveCount(2);
  await page.getByRole('textbox', { name: '金额自' }).focus();
  await teller.type('300');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('500.00');
  await teller.press('Control+A', 'Delete', 'Tab');
  await teller.type('300');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('200.00');
  await teller.press('Control+A', 'Delete', 'Tab');
  await teller.type(account.slice(-6));
  await expect(rows).toHaveCount(2);
  await teller.press('F9');
  const csv = await readFile(await keptFile(page, 'CSV'), 'utf8');
  expect(csv).toContain('1201 现金存款,100101,1001-T01,');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(3);
  await teller.type('0');
  await expect(page.getByText('没有符合条件的流水。')).toBeVisible();
});
