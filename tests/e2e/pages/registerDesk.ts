import { expect, type Locator } from '@playwright/test';
import type { Teller } from './teller.ts';

/** The register of remittances (1331) and the bank directory in forms, by keyboard. */
export class RegisterDesk {
  readonly teller: Teller;
  constructor(teller: Teller) {
    this.teller = teller;
  }

  get table(): Locator {
    return this.teller.page.getByRole('table', { name: '汇款流水与状态' });
  }

  /** The row in which a text stands. */
  rowOf(text: string): Locator {
    return this.table.getByRole('row', { name: new RegExp(text) }).first();
  }

  /** The number of the row, as the forms ask for it. */
  async numberOf(text: string): Promise<string> {
    if (!(await this.table.isVisible())) await this.teller.start('1331');
    await expect(this.rowOf(text)).toBeVisible();
    return (await this.rowOf(text).getByRole('cell').first().textContent()) ?? '';
  }

  /** Chooses which way money went, as the arrow keys do in a list. */
  async direction(name: string): Promise<void> {
    const list = this.teller.page.getByRole('combobox', { name: '方向' });
    await list.focus();
    for (const option of ['往账', '来账', '查询查复']) {
      if (option === name) return;
      await this.teller.press('ArrowDown');
    }
  }

  /** Looks again until the row has come to its end. */
  async until(text: string, state: string): Promise<void> {
    await expect(async () => {
      await this.teller.press('F5');
      await expect(this.rowOf(text)).toContainText(state, { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
  }

  /** Types part of a bank's name, or its whole code; of several the one at `place` of the list is taken. */
  async findBank(typed: string, place?: number): Promise<void> {
    const { teller } = this;
    const field = teller.field('收款行');
    await expect(field).toBeFocused();
    await teller.type(typed);
    await teller.press('Enter');
    if (place === undefined) return;
    const rows = teller.page.getByRole('table', { name: /^查到的银行/ }).getByRole('row');
    await expect(rows.first()).toBeFocused();
    for (let down = 1; down < place; down += 1) await teller.press('ArrowDown');
    await teller.press('Enter');
    await expect(field).toHaveValue(/^\d{12}$/);
    await expect(field).toBeFocused();
    await teller.press('Enter');
  }
}
