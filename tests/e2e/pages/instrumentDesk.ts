import { expect, type Locator } from '@playwright/test';
import { AccountDesk } from './accountDesk.ts';
import { BranchDesk } from './branchDesk.ts';
import type { Count } from './teller.ts';

/** What is printed on an instrument and read from it again. */
export interface Paper {
  readonly number: string;
  readonly checkCode: string;
  readonly issuedOn: string;
}

const PEOPLE = { applicant: '曾小明', applicantId: '11010119900307803X', payee: '李四', payeeId: '110101198001010037' } as const;

/** Drafts, cashier's cheques and cheques at a counter, by keyboard alone. */
export class InstrumentDesk extends BranchDesk {
  readonly forms: AccountDesk = new AccountDesk(this);

  /** Ticks the box that has the focus. */
  async tick(name: string): Promise<void> {
    await expect(this.page.getByRole('checkbox', { name })).toBeFocused();
    await this.press('Space', 'Enter');
  }

  /** Leaves the box that has the focus as it is. */
  async pass(name: string): Promise<void> {
    await expect(this.page.getByRole('checkbox', { name })).toBeFocused();
    await this.press('Enter');
  }

  /** Chooses by number where two groups have a choice of the same name. */
  async pick(number: number): Promise<void> {
    const focused = this.page.locator('input[type=radio]:focus');
    await expect(focused).toHaveCount(1);
    await this.press(String(number));
    await expect(focused).toBeChecked();
    await this.press('Enter');
  }

  /** Name and number of an ID; its kind is the usual one. */
  async person(field: string, name: string, idNumber: string): Promise<void> {
    await this.forms.typeIn([field, name]);
    await this.press('Enter');
    await this.forms.typeIn(['证件号码', idNumber]);
  }

  /** Quotes, books, and answers what is printed on the instrument that was issued. */
  async issue(kind: '银行汇票' | '银行本票', number: string): Promise<Paper> {
    await this.forms.quote();
    await this.forms.post();
    await expect(this.page.getByRole('region', { name: '单据' })).toContainText(kind);
    await expect(this.forms.fact('票据号码')).toHaveText(number);
    const checkCode = (await this.forms.fact('密押').textContent()) ?? '';
    const issuedOn = (await this.forms.fact('出票日期').textContent()) ?? '';
    return { number, checkCode, issuedOn };
  }

  /** What will stand on the paper, looked at before it is printed. */
  async preview(title: string): Promise<Locator> {
    const papers = this.page.getByRole('region', { name: '单据' });
    await papers.getByRole('button', { name: '预览' }).first().press('Enter');
    const sheet = this.page.getByRole('img', { name: title }).first();
    await expect(sheet).toBeVisible();
    return sheet;
  }

  /** 1401 of a transfer draft from an account to a company. */
  async issueDraft(account: string, amount: string, payee: string, second: string): Promise<Paper> {
    const { forms } = this;
    await this.start('1401');
    await forms.typeIn(['申请人账号', account], ['出票金额', amount], ['收款人', payee]);
    await forms.choose(2, '单位');
    await forms.choose(1, '转账');
    await this.pass('注明“不得转让”');
    const number = await forms.takeForm('汇票号码');
    await forms.typeIn(['摘要', '货款']);
    await this.secondPerson(second);
    return await this.issue('银行汇票', number);
  }

  /** 1402 of a cash draft between individuals. */
  async issueCashDraft(amount: string, count: Count, agentBranch: string, second: string): Promise<Paper> {
    const { forms } = this;
    await this.start('1402');
    await this.person('申请人', PEOPLE.applicant, PEOPLE.applicantId);
    await forms.typeIn(['出票金额', amount], ['收款人', PEOPLE.payee]);
    await forms.choose(1, '个人');
    await forms.choose(2, '现金');
    await forms.typeIn(['代理付款网点', agentBranch]);
    await this.pass('注明“不得转让”');
    const number = await forms.takeForm('汇票号码');
    await forms.typeIn(['摘要', '']);
    await forms.countIn(count);
    await this.secondPerson(second);
    return await this.issue('银行汇票', number);
  }

  /** What both payments begin with: the paper as it lies on the counter. */
  async readPaper(field: string, { number, checkCode, issuedOn }: Paper, amount: string): Promise<void> {
    await this.forms.typeIn([field, number], ['密押', checkCode], ['票面出票日期', issuedOn.replaceAll('-', '')], ['票面金额', amount]);
  }

  async look(): Promise<void> {
    await this.tick('大小写金额一致');
    await this.tick('金额、日期、收款人无更改');
    await this.forms.choose(1, '未背书转让');
  }

  /** 1403 up to the last field, to an account of the payee. */
  async fillPayment(draft: Paper, issued: string, [actual, surplus]: readonly [string, string], name: string, account: string) {
    const { forms } = this;
    await this.start('1403');
    await this.readPaper('汇票号码', draft, issued);
    await forms.choose(1, '汇票和解讫通知');
    await forms.typeIn(['实际结算金额', actual]);
    await forms.choose(1, '已填金额');
    await forms.typeIn(['多余金额', surplus]);
    await this.look();
    await forms.typeIn(['持票人名称', name]);
    await forms.choose(1, '转入账户');
    await forms.typeIn(['持票人账号', account]);
    await this.pass('核对证件');
  }

  /** The payee of the cash instruments shows an ID and wants notes. */
  async payeeInCash(): Promise<void> {
    const { forms } = this;
    await forms.typeIn(['持票人名称', PEOPLE.payee]);
    await forms.choose(2, '现金');
    await this.tick('核对证件');
    await this.press('Enter');
    await forms.typeIn(['证件号码', PEOPLE.payeeId]);
  }

  /** 1403 of a cash draft for its whole amount, up to the last field. */
  async fillCashPayment(draft: Paper, amount: string): Promise<void> {
    const { forms } = this;
    await this.start('1403');
    await this.readPaper('汇票号码', draft, amount);
    await forms.choose(1, '汇票和解讫通知');
    await forms.typeIn(['实际结算金额', amount]);
    await forms.choose(2, '填零');
    await this.look();
    await this.payeeInCash();
    await forms.typeIn(['逾期说明', '']);
  }

  /** From the filled form to the next customer; `book`: what waits for a passbook stays for later. */
  async complete(options: { readonly approved?: true; readonly counts?: true; readonly book?: true } = {}): Promise<void> {
    await this.forms.quote();
    if (options.counts) await this.forms.countOut();
    if (options.approved) await this.forms.approve();
    await this.forms.post();
    await this.leave(options.book);
  }

  async leave(book?: true): Promise<void> {
    if (book) await this.forms.skipBook();
    else await this.finish();
  }
}
