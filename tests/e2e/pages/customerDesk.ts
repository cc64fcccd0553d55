import { expect, type Locator, type Page } from '@playwright/test';
import { residentIdCheckCharacter } from '../../../contract/identifiers/residentId.ts';
import { usccCheckCharacter } from '../../../contract/identifiers/uscc.ts';
import type { Teller } from './teller.ts';

/** An invented resident ID number: area 110105, a birth date as `19900307`, and a sequence of which an odd one is a man's. */
export const residentId = (birth: string, sequence: string): string => {
  const body = `110105${birth}${sequence}`;
  return body + residentIdCheckCharacter(body);
};

/** An invented unified social credit code. */
export const creditCode = (body: string): string => body + usccCheckCharacter(body);

interface PersonTyped {
  readonly idNumber: string;
  readonly name: string;
  readonly expiresOn: string;
  readonly phone: string;
  readonly address: string;
}

/** Customers at the counter, by keyboard alone. */
export class CustomerDesk {
  readonly teller: Teller;
  constructor(teller: Teller) {
    this.teller = teller;
  }

  get page(): Page {
    return this.teller.page;
  }

  get existence(): Locator {
    return this.page.getByRole('group', { name: '客户存在检查' });
  }

  /** 1001 with a resident ID: Enter goes from field to field, what the number says is there already. */
  async typePerson({ idNumber, name, expiresOn, phone, address }: PersonTyped): Promise<void> {
    const { teller } = this;
    await expect(teller.field('证件号码')).toBeFocused();
    await teller.type(idNumber);
    await teller.press('Enter');
    await expect(teller.field('姓名/名称')).toBeFocused();
    await teller.type(name);
    await teller.press('Enter');
    await expect(teller.field('证件签发日期')).toBeFocused();
    await teller.press('Enter', 'Enter');
    await expect(teller.field('证件有效期至')).toBeFocused();
    await teller.type(expiresOn);
    await teller.press('Enter', 'Enter');
    await expect(teller.field('出生日期')).toBeFocused();
    await teller.press('Enter', 'Enter', 'Enter');
    await expect(teller.field('职业')).toBeFocused();
    await teller.press('Enter');
    await this.typeContact(phone, address);
  }

  async typeContact(phone: string, address: string): Promise<void> {
    const { teller } = this;
    await expect(teller.field('联系电话')).toBeFocused();
    await teller.type(phone);
    await teller.press('Enter');
    await expect(this.page.getByRole('radio', { name: '家庭' })).toBeFocused();
    await teller.press('Enter', 'Enter', 'Enter');
    await expect(teller.field('详细地址')).toBeFocused();
    await teller.type(address);
  }

  /** The check has ended and found nobody. */
  async nobodyFound(): Promise<void> {
    await expect(this.existence).toContainText('未发现本行已有此客户');
  }

  /** Quote, post, and the new customer's number. */
  async post(): Promise<string> {
    const { teller } = this;
    await teller.press('Control+Enter');
    await expect(teller.quote).toBeVisible();
    await teller.press('F10');
    await expect(teller.accepted).toBeVisible();
    const result = this.page.getByRole('status', { name: '交易结果' });
    return (
      (await result
        .getByText(/^\d{10}$/)
        .first()
        .textContent()) ?? ''
    );
  }

  /** 1003 with one customer. */
  async show(query: string): Promise<void> {
    await this.teller.start('1003');
    await this.page.getByRole('textbox', { name: '查找客户' }).fill(query);
    await this.teller.press('Enter');
    await expect(this.page.getByRole('region', { name: '客户资料' })).toBeVisible();
  }

  /** 1002 up to the change that was chosen. */
  async maintain(customerNumber: string, change: string): Promise<void> {
    const { teller } = this;
    await teller.start('1002');
    await expect(teller.field('客户号')).toBeFocused();
    await teller.type(customerNumber);
    await teller.press('Enter');
    await expect(this.page.getByText(/资料版本 \d/)).toBeVisible();
    const what = this.page.getByRole('combobox', { name: /^维护项目/ });
    await expect(what).toBeFocused();
    await what.selectOption({ label: change });
    await teller.press('Enter');
  }
}
