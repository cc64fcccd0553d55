import { expect, type Locator, type Page } from '@playwright/test';
import { sandboxTills } from '../../../central/sandbox/tills.ts';
import { CNY_DENOMINATIONS } from '../../../contract/money/denominations.ts';
import type { Counter } from '../support/counter.ts';

/** Notes and coins by denomination id. */
export type Count = Readonly<Record<string, number>>;

export const COUNT_12345_67: Count = { n100: 123, n20: 2, n5: 1, 'n0.5': 1, 'n0.1': 1, 'c0.05': 1, 'c0.02': 1 };

const TILL = '1001-T01';
const LAST_CLOSE: Count = sandboxTills().find(({ id }) => id === TILL)?.denominations ?? {};

/** A teller at the window: everything is done with the keyboard, and judged by what the screen says. */
export class Teller {
  readonly counter: Counter;
  constructor(counter: Counter) {
    this.counter = counter;
  }

  get page(): Page {
    return this.counter.page;
  }

  get codeBar(): Locator {
    return this.page.getByRole('combobox', { name: '交易' });
  }

  /** The step of the transaction that the screen shows as the present one. */
  get quote(): Locator {
    return this.page.getByRole('region', { name: '报价复核' });
  }

  get accepted(): Locator {
    return this.page.getByText('记账成功');
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name: new RegExp(`^${name}`) });
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** 0101 by number and password. */
  async signOn(tellerId = '100101'): Promise<void> {
    await expect(this.page.getByLabel('柜员号')).toBeFocused();
    await this.type(tellerId);
    await this.press('Enter');
    await this.type(`guitai-${tellerId}`);
    await this.press('Enter');
    await expect(this.codeBar).toBeFocused();
  }

  /** Opens a transaction by its code, part of its name, or the initials of its name. */
  async start(typed: string): Promise<void> {
    await this.press('F2');
    await expect(this.codeBar).toBeFocused();
    await this.type(typed);
    await this.press('Enter');
  }

  /** Counts cash row by row, ten-key fashion: a figure and Enter, from the highest note down. */
  async countCash(count: Count): Promise<void> {
    const last = Object.keys(count).at(-1);
    for (const { id, name } of CNY_DENOMINATIONS.items) {
      await expect(this.page.getByRole('textbox', { name: name.zh })).toBeFocused();
      if (count[id] !== undefined) await this.type(String(count[id]));
      if (id === last) return;
      await this.press('Enter');
    }
  }

  /** 0211 with exactly what the till held at its last close. */
  async openTill(): Promise<void> {
    await this.start('0211');
    await expect(this.page.getByRole('radio', { name: TILL })).toBeFocused();
    await this.press('Space', 'Enter');
    await this.countCash(LAST_CLOSE);
    await this.press('Control+Enter');
    await expect(this.quote).toBeVisible();
    await this.readyToPost();
    await this.press('F10');
    await expect(this.accepted).toBeVisible();
    await this.finish();
  }

  /** The quote stands and nothing is being asked any more: now F10 is heard. */
  async readyToPost(): Promise<void> {
    await expect(this.page.getByRole('button', { name: /^记账/ })).toBeEnabled();
  }

  /** The next customer, please. */
  async finish(): Promise<void> {
    await expect(this.page.getByRole('button', { name: /^完成，下一位/ })).toBeEnabled();
    await this.press('Enter');
    await expect(this.codeBar).toBeFocused();
  }

  /** 1201 with everything filled in. */
  async fillDeposit(account: string, amount: string, count: Count): Promise<void> {
    await this.start('1201');
    await expect(this.field('账号')).toBeFocused();
    await this.type(account);
    await this.press('Enter');
    await expect(this.field('金额')).toBeFocused();
    await this.type(amount);
    await this.press('Enter');
    await this.countCash(count);
  }

  /** 1201 up to the quote. */
  async quoteDeposit(account: string, amount: string, count: Count): Promise<void> {
    await this.fillDeposit(account, amount, count);
    await this.press('Control+Enter');
    await expect(this.quote).toBeVisible();
  }

  /** 1201 up to the answer of central. */
  async postDeposit(account: string, amount: string, count: Count): Promise<void> {
    await this.quoteDeposit(account, amount, count);
    await this.readyToPost();
    await this.press('F10');
    await expect(this.accepted).toBeVisible();
  }

  /** Puts the customer's book into the virtual printer, as the hand would. */
  async insertBook(): Promise<void> {
    await this.page.getByRole('button', { name: '虚拟柜台' }).press('Enter');
    await this.page.getByRole('button', { name: '放入存折' }).press('Enter');
    await expect(this.page.getByRole('region', { name: '设备' })).toContainText('已放');
    await this.press('F3');
  }
}
