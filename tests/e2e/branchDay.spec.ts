import { BranchDesk, changed, inVault, lastClose } from './pages/branchDesk.ts';
import { expect, test } from './support/fixture.ts';

const LI = '100101';
const KEEPER = '100180';
const SUPERVISOR = '100190';

test('the day closes when nothing is left over, each thing named with who settles it, and the next one is opened', async ({ counter }) => {
  test.setTimeout(240_000);
  const desk = new BranchDesk(counter);
  const { page } = counter;
  await desk.signOn(LI);
  await desk.openTillOf('1001-T01');
  // A paused till stays with its teller, who may go.
  await desk.start('0213');
  await desk.choose('暂停');
  await desk.book();
  await desk.finish();

  await desk.takeOver(SUPERVISOR);
  await desk.start('0202');
  const blockers = page.getByRole('region', { name: '未了事项' });
  await expect(blockers).toContainText('尾箱 1001-T01 未关闭（柜员 100101）');
  await expect(blockers).toContainText('金库 1001-T00 今日未清点');
  await expect(blockers).toContainText('由柜员、高级柜员办理 0212 关尾箱');
  await desk.press('Control+Enter');
  await expect(page.getByRole('alert').filter({ hasText: '不能关闭营业日' })).toBeVisible();
  await desk.press('Escape');
  await expect(desk.codeBar).toBeFocused();

  await desk.takeOver(LI);
  await desk.start('0213');
  await desk.choose('恢复');
  await desk.book();
  await desk.finish();
  await desk.start('0212');
  await desk.countCash(lastClose('1001-T01'));
  await desk.press('Control+Enter');
  // The sum asks for two who count.
  await expect(page.getByText('此操作须')).toBeVisible();
  await desk.secondPerson(KEEPER);
  await desk.book();
  await desk.finish();

  await desk.takeOver(KEEPER);
  await desk.start('0214');
  await desk.countCash(changed(inVault('1001'), {}));
  await expect(page.getByRole('status', { name: '清点差额' })).toContainText('相符');
  await desk.press('Control+Enter');
  await desk.secondPerson(SUPERVISOR);
  await desk.book();
  await desk.finish();

  await desk.takeOver(SUPERVISOR);
  await desk.start('0202');
  await expect(page.getByText('没有未了事项，可以日终。')).toBeVisible();
  await desk.book();
  await desk.finish();
  await expect(page.getByText('没有未了事项')).toBeHidden();

  await desk.start('0201');
  await expect(page.getByText('将开启')).toBeVisible();
  const next = (await page.locator('.branch-day b').textContent()) ?? '';
  await desk.book();
  await desk.finish();
  await expect(page.getByRole('banner')).toContainText(next);
  // A day that is open is not opened again, and the screen says so at once; central refuses it besides.
  await desk.start('0201');
  await expect(page.getByText(`营业日 ${next} 尚未关闭。`)).toBeVisible();
  await desk.press('Control+Enter');
  await expect(page.locator('.field-error').filter({ hasText: '尚未关闭' })).toBeVisible();
});
