import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { BranchDesk, changed, lastClose } from './pages/branchDesk.ts';
import { expect, test } from './support/fixture.ts';

/** What axe finds against WCAG 2.2 AA, as a person can read it. */
const violations = async (page: Page): Promise<string[]> => {
  // Legacy mode stays in this page: axe would otherwise open another one, which the shell denies.
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
};

test('no form of tills, vault, vouchers and the branch day has a barrier that axe can find', async ({ counter }) => {
  test.setTimeout(240_000);
  const desk = new BranchDesk(counter);
  const { page } = counter;
  await page.setViewportSize({ width: 1366, height: 768 });
  const look = (screen: string) => test.step(screen, async () => expect.soft(await violations(page), screen).toEqual([]));
  const giveUp = async (): Promise<void> => {
    await desk.press('Escape');
    await page.getByRole('button', { name: '作废表单' }).press('Enter');
    await expect(desk.codeBar).toBeFocused();
  };

  await desk.signOn('100101');
  await desk.openTillOf('1001-T01');
  await desk.start('0212');
  await desk.countCash(changed(lastClose('1001-T01'), { n10: -1 }));
  await expect(page.getByText('短款 10.00 元')).toBeVisible();
  await look('0212');
  await giveUp();
  await desk.start('0223');
  await desk.choose('接收');
  await expect(page.getByText('没有待您接收的项目。')).toBeFocused();
  await look('0223');
  await giveUp();
  await desk.start('0222');
  await desk.choose('交出');
  await desk.type('100180');
  await desk.press('Enter');
  await desk.countCash({ n100: 1 });
  await desk.book();
  await expect(page.getByRole('status', { name: '交接码' })).toBeVisible();
  await look('0222 token');
  await desk.finish();
  await expect(page.getByRole('heading', { name: '在途与待接收（1）' })).toBeVisible();
  await look('home with what is on its way');
  await desk.start('0234');
  await expect(page.getByRole('list', { name: '现有库存' })).toBeVisible();
  await look('0234');
  await desk.press('Escape');
  await expect(desk.codeBar).toBeFocused();
  await desk.start('0235');
  await desk.choose('本人凭证');
  await desk.range(4, '10000001', '10000050');
  await desk.press('Control+Enter');
  await expect(desk.quote).toBeVisible();
  await look('0235 under review');
  await desk.press('Escape');
  await giveUp();

  // What was given is taken back, so that its teller may go.
  await page.getByRole('button', { name: /^退回 0222/ }).press('Enter');
  await expect(desk.field('退回原因')).toBeFocused();
  await desk.type('不需要');
  await desk.book();
  await desk.finish();
  await desk.start('0213');
  await desk.choose('暂停');
  await desk.book();
  await desk.finish();
  await desk.takeOver('100190');
  await desk.start('0202');
  await expect(page.getByRole('region', { name: '未了事项' })).toBeVisible();
  await look('0202');
});
