import { expect, type Locator, type Page } from '@playwright/test';
import type { AccountNumber } from '../../../contract/primitives.ts';
import type { AccountDetails } from '../../../contract/views/customer.ts';
import { call } from '../support/call.ts';
import type { Count, Teller } from './teller.ts';

const SUPERVISOR = '100190';

/** One entry of a form: the field that has the focus, by the beginning of its name, and what is typed into it. */
type Typed = readonly [field: string, text: string];

/** Accounts at the counter: every form is filled in, posted and printed with the keyboard. */
export class AccountDesk {
  readonly teller: Teller;
  constructor(teller: Teller) {
    this.teller = teller;
  }

  get page(): Page {
    return this.teller.page;
  }

  get form(): Locator {
    return this.page.getByRole('form', { name: '交易内容' });
  }

  /** Whether the cash beside the quote adds up. */
  get counted(): Locator {
    return this.page.locator('.payout-count').getByRole('status', { name: '清点差额' });
  }

  /** The error that stands at a field. */
  errorAt(field: string): Locator {
    return this.page.locator(`[data-field="${field}"] .field-error`);
  }

  /** Types into text fields one after the other, as Enter goes through them. */
  async typeIn(...entries: readonly Typed[]): Promise<void> {
    for (const [field, text] of entries) {
      await expect(this.teller.field(field)).toBeFocused();
      if (text !== '') await this.teller.type(text);
      await this.teller.press('Enter');
    }
  }

  /** Chooses by the number of the choice, in the group that has the focus. */
  async choose(number: number, name: string): Promise<void> {
    await expect(this.page.locator('input[type=radio]:focus')).toHaveCount(1);
    await this.teller.press(String(number));
    await expect(this.page.getByRole('radio', { name: new RegExp(`^${name}`) })).toBeChecked();
    await this.teller.press('Enter');
  }

  /** The proposed number of the next form of the teller's stock is what the paper in the hand says. */
  async takeForm(field: string): Promise<string> {
    await expect(this.teller.field(field)).toBeFocused();
    await expect(this.teller.field(field)).toHaveValue(/^\d{8}$/);
    const number = await this.teller.field(field).inputValue();
    await this.teller.press('Enter');
    return number;
  }

  async quote(): Promise<void> {
    await this.teller.press('Control+Enter');
    await expect(this.teller.quote).toBeVisible();
  }

  /** Quotes and is refused; answers the text at the field. */
  async refused(field: string): Promise<string> {
    await this.teller.press('Control+Enter');
    await expect(this.errorAt(field)).toBeVisible();
    return (await this.errorAt(field).textContent()) ?? '';
  }

  /** The cash that the quote says is paid out, as the till proposes it; the pieces are quoted with the rest at once. */
  async countOut(): Promise<void> {
    await this.teller.press('F8');
    await expect(this.page.getByRole('button', { name: /^记账/ })).toBeEnabled();
  }

  /** The cash that the customer gives back. */
  async countIn(count: Count): Promise<void> {
    await this.teller.countCash(count);
    await this.teller.press('Enter');
  }

  /** The supervisor comes to this counter. */
  async approve(): Promise<void> {
    const { teller, page } = this;
    // Consent is to exactly these figures: what was counted is quoted before.
    await expect(page.getByRole('region', { name: '授权', exact: true }).getByRole('button', { name: '现场授权' })).toBeEnabled();
    await teller.press('F5');
    await expect(page.getByRole('dialog', { name: '现场授权' })).toBeVisible();
    await teller.type(SUPERVISOR);
    await teller.press('Enter');
    await teller.type(`guitai-${SUPERVISOR}`);
    await teller.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('button', { name: /^记账/ })).toBeEnabled();
  }

  async post(): Promise<void> {
    await this.teller.readyToPost();
    await this.teller.press('F10');
    await expect(this.teller.accepted).toBeVisible();
  }

  /** Prints what waits for the book and says that all of it is there, page after page. */
  async printBook(): Promise<void> {
    const { teller, page } = this;
    const print = page.getByRole('region', { name: '存折打印' }).getByRole('button', { name: '打印', exact: true });
    const done = page.getByRole('button', { name: /^完成，下一位/ });
    do {
      // A page that is full comes out, and goes in again turned over.
      await teller.insertBook();
      await expect(print).toBeEnabled();
      await teller.press('F5');
      await expect(page.getByRole('heading', { name: '请核对存折' })).toBeVisible();
      await teller.press('Enter');
      await expect(print.or(done)).toBeEnabled();
    } while (await print.isVisible());
    await teller.finish();
  }

  /** Goes on without paper: the lines wait. */
  async skipBook(): Promise<void> {
    await this.teller.press('F11');
    await this.teller.finish();
  }

  /** A fact of the result, by its name. */
  fact(name: string): Locator {
    return this.page.locator('.result-more div', { hasText: name }).locator('dd');
  }

  async account(accountNumber: string): Promise<AccountDetails> {
    const view = await call(this.page, 'account.view', { accountNumber: accountNumber as AccountNumber });
    if (!view.ok) throw new Error(view.error.code);
    return view.value;
  }

  /** Gives a form up that was refused, as a teller does who sends the customer away. */
  async giveUp(): Promise<void> {
    await this.teller.press('Escape');
    const dialog = this.page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: /作废表单/ }).press('Enter');
    await expect(this.teller.codeBar).toBeFocused();
  }
}
