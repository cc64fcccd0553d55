import { expect } from '@playwright/test';
import { sandboxVaults } from '../../../central/sandbox/branch.ts';
import { sandboxTills } from '../../../central/sandbox/tills.ts';
import { CNY_DENOMINATIONS } from '../../../contract/money/denominations.ts';
import { type Count, Teller } from './teller.ts';

/** What a sandbox till held at its last close, and what lies in the vault. */
export const lastClose = (tillId: string): Count => sandboxTills().find(({ id }) => id === tillId)?.denominations ?? {};
export const inVault = (branchCode: string): Count => sandboxVaults().find((vault) => vault.branchCode === branchCode)?.denominations ?? {};

/** A count with more or fewer pieces of some kinds. */
export const changed = (count: Count, by: Count): Count =>
  Object.fromEntries(CNY_DENOMINATIONS.items.map(({ id }) => [id, (count[id] ?? 0) + (by[id] ?? 0)]).filter(([, pieces]) => pieces !== 0));

/** Somebody of the branch at work on cash, forms and the day, by keyboard alone. */
export class BranchDesk extends Teller {
  /** The one who is there goes, and another comes. */
  async takeOver(tellerId: string): Promise<void> {
    await this.press('F12');
    await expect(this.page.getByRole('dialog')).toBeVisible();
    await expect(this.page.getByRole('dialog').getByRole('button', { name: /^签退/ })).toBeFocused();
    await this.press('Enter');
    await this.signOn(tellerId);
  }

  /** 0211 of any till of the branch. */
  async openTillOf(tillId: string, count: Count = lastClose(tillId)): Promise<void> {
    await this.start('0211');
    const radio = this.page.getByRole('radio', { name: tillId });
    await expect(radio).toBeEnabled();
    // The focus waits on the first till that nobody has; the arrow keys go on from there.
    await expect(this.page.locator('input[type=radio]:focus')).toHaveCount(1);
    await this.press('Space');
    for (let step = 0; step < 3 && !(await radio.isChecked()); step++) await this.press('ArrowDown');
    await expect(radio).toBeChecked();
    await this.press('Enter');
    await this.countCash(count);
    await this.book();
    await this.finish();
  }

  /** A second person comes to this counter and says who they are, in the field that has the focus or is reached by the quote. */
  async secondPerson(tellerId: string): Promise<void> {
    const witness = this.page.getByRole('textbox', { name: '第二人柜员号' });
    await expect(witness).toBeFocused();
    await this.type(tellerId);
    await this.press('Enter');
    await this.type(`guitai-${tellerId}`);
    await this.press('Enter', 'Enter');
    await expect(this.page.getByRole('button', { name: '核验' })).toBeFocused();
    await this.press('Enter');
    await expect(this.page.getByText('已当面核验')).toBeVisible();
  }

  /** From the finished fields to central's yes. */
  async book(): Promise<void> {
    await this.press('Control+Enter');
    await expect(this.quote).toBeVisible();
    await this.readyToPost();
    await this.press('F10');
    await expect(this.accepted).toBeVisible();
  }

  /** The token that the giver reads out. */
  async token(): Promise<string> {
    const shown = this.page.getByRole('status', { name: '交接码' });
    await expect(shown).toBeVisible();
    return (await shown.locator('b').textContent()) ?? '';
  }

  /** Opens what waits for this teller from the list on the home screen. */
  async takeWaiting(code: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`接收 ${code}`) }).press('Enter');
    await expect(this.page.getByRole('heading', { name: new RegExp(`^${code}`) })).toBeVisible();
  }

  /** The choice that is the nth of those offered, by its figure. */
  async choose(name: string): Promise<void> {
    const radios = this.page.getByRole('radio');
    await expect(radios.first()).toBeFocused();
    const names = await radios.evaluateAll((all) => all.map((each) => each.closest('label')?.textContent ?? ''));
    const at = names.findIndex((each) => each.includes(name));
    expect(at).toBeGreaterThanOrEqual(0);
    await this.press(String(at + 1), 'Enter');
  }

  /** A range of forms in the row that has the focus: the kind by its figure, then the numbers. */
  async range(kind: number, first: string | null, last: string | null): Promise<void> {
    await expect(this.page.getByRole('combobox', { name: '凭证种类' }).last()).toBeFocused();
    await this.type(String(kind));
    await this.press('Enter');
    if (first !== null) await this.type(first);
    if (last === null) return;
    await this.press('Enter');
    await this.type(last);
  }
}
