import type { Page } from 'playwright-core';
import { overrideScenes } from './overrideScenes.ts';

/** Plays each screen by keyboard, as a teller would come to it. */

const ACCOUNT = '6217001001000018';

const signOn = async (page: Page): Promise<void> => {
  await page.locator('#teller-id').fill('100101');
  await page.keyboard.press('Enter');
  await page.locator('#password').fill('guitai-100101');
  await page.keyboard.press('Enter');
  await page.locator('#code-bar').waitFor();
};

const start = async (page: Page, code: string): Promise<void> => {
  await page.keyboard.press('F2');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
};

const TILL = ['420', '36', '60', '110', '80', '150', '20', '', '240', '60', '43'];
const keyIn = async (page: Page, pieces: readonly string[]): Promise<void> => {
  for (const each of pieces) {
    if (each !== '') await page.keyboard.type(each);
    await page.keyboard.press('Enter');
  }
};

const openTill = async (page: Page): Promise<void> => {
  await signOn(page);
  await start(page, 'kwx');
  await page.locator('input[type=radio]').first().waitFor();
  await page.locator('input[type=radio]').first().check();
  await page.keyboard.press('Enter');
  await keyIn(page, TILL);
  await page.locator('.review').waitFor();
};

const tillOpen = async (page: Page): Promise<void> => {
  await openTill(page);
  await page.keyboard.press('F10');
  await page.locator('.result-accepted').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.home').waitFor();
};

const deposit = async (page: Page, account = ACCOUNT, amount = '12345.67'): Promise<void> => {
  await tillOpen(page);
  await start(page, '1201');
  await page.locator('#field-accountNumber').waitFor();
  await page.keyboard.type(account);
  await page.keyboard.press('Enter');
  await page.keyboard.type(amount);
  await page.keyboard.press('Enter');
};

const counted = async (page: Page): Promise<void> => {
  await deposit(page);
  await keyIn(page, ['123', '', '2', '', '1', '', '1', '1', '', '', '', '1', '1']);
};

const quoted = async (page: Page): Promise<void> => {
  await counted(page);
  await page.keyboard.type('工资');
  await page.keyboard.press('Enter');
  await page.locator('.review').waitFor();
};

const posted = async (page: Page, outcome: string, wait: string): Promise<void> => {
  await quoted(page);
  await page.evaluate((to) => Object.assign((window as never as { world: { knobs: object } }).world.knobs, { outcome: to }), outcome);
  await page.keyboard.press('F10');
  await page.locator(wait).waitFor();
};

const printed = async (page: Page, paper: string): Promise<void> => {
  await posted(page, 'accepted', '.print');
  await page.evaluate((to) => Object.assign((window as never as { world: { knobs: object } }).world.knobs, { paper: to }), paper);
  await page.keyboard.press('F5');
  await page.locator('.print-lines').waitFor();
};

export const SCENES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  '01-sign-on': async (page) => void (await page.locator('#teller-id').waitFor()),
  '02-sign-on-wrong': async (page) => {
    await page.locator('#teller-id').fill('100101');
    await page.keyboard.press('Enter');
    await page.keyboard.type('nonsense');
    await page.keyboard.press('Enter');
    await page.locator('.notice-error').waitFor();
  },
  '03-home': async (page) => {
    await signOn(page);
    await page.keyboard.type('x');
  },
  '04-till': openTill,
  '05-till-counting': async (page) => {
    await signOn(page);
    await start(page, '0211');
    await page.locator('input[type=radio]').first().check();
    await page.keyboard.press('Enter');
    await keyIn(page, TILL.slice(0, 4));
  },
  '06-deposit-empty': async (page) => {
    await tillOpen(page);
    await start(page, '1201');
    await page.locator('#field-accountNumber').waitFor();
  },
  '07-deposit-amount': deposit,
  '08-deposit-mismatch': async (page) => {
    await deposit(page);
    await keyIn(page, ['122', '', '2']);
    await page.keyboard.press('Control+Enter');
  },
  '09-deposit-bad': async (page) => {
    await deposit(page, '6217001001000034', '12.345');
    await page.waitForTimeout(200);
  },
  '10-deposit-unknown': async (page) => {
    await deposit(page, '6217009999999999', '1000000000000000');
    await page.waitForTimeout(200);
  },
  '11-quote': quoted,
  '12-accepted-print': (page) => posted(page, 'accepted', '.print'),
  '13-rejected': (page) => posted(page, 'rejected', '.result-rejected'),
  '14-in-doubt': (page) => posted(page, 'inDoubt', '.result-in-doubt'),
  '15-print-good': (page) => printed(page, 'confirmed'),
  '16-print-jam': (page) => printed(page, 'jam'),
  '17-finished': async (page) => {
    await printed(page, 'confirmed');
    await page.keyboard.press('Enter');
    await page.locator('.finish-bar').waitFor();
  },
  '18-virtual': async (page) => {
    await posted(page, 'accepted', '.print');
    await page.keyboard.press('F3');
    await page.locator('.virtual-actions .ant-btn-primary').click();
    await page.locator('.passbook-page').waitFor();
  },
  '19-leave': async (page) => {
    await deposit(page);
    await page.keyboard.press('Escape');
  },
  '20-search': async (page) => {
    await signOn(page);
    await start(page, '1003');
    await page.keyboard.type('全部');
    await page.keyboard.press('Enter');
    await page.locator('.list').waitFor();
  },
  '21-customer': async (page) => {
    await signOn(page);
    await start(page, '1003');
    await page.keyboard.type('欧阳');
    await page.keyboard.press('Enter');
    await page.locator('.customer-facts').waitFor();
  },
  '22-journal': async (page) => {
    await signOn(page);
    await page.keyboard.press('F8');
    await page.locator('.list').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F10');
    await page.locator('.notice-good').waitFor();
  },
  '23-sign-off': async (page) => {
    await counted(page);
    await page.evaluate(() =>
      Object.assign((window as never as { world: { knobs: object } }).world.knobs, {
        blockers:
          '1201 现金存款 …0017：结果未知，系统正在向中心查询；1201 现金存款 …0025：已记账，单据未打印或未核对；现金 100126112200030740 已交出未接收',
      }),
    );
    await page.keyboard.press('F12');
    await page.locator('.blockers').waitFor();
  },
  '24-offline': async (page) => {
    await deposit(page);
    await page.evaluate(() =>
      (window as never as { world: { setCounter(s: object): void } }).world.setCounter({ central: 'offline', queued: 2 }),
    );
  },
  '25-reconnecting': async (page) => {
    await deposit(page);
    await page.evaluate(() =>
      (window as never as { world: { emit(n: string, p: object): void } }).world.emit('agent.lifecycle', {
        state: 'restarting',
        reason: '',
      }),
    );
  },
  '26-failed': async (page) => {
    await signOn(page);
    await page.evaluate(() =>
      (window as never as { world: { emit(n: string, p: object): void } }).world.emit('agent.lifecycle', {
        state: 'failed',
        reason: 'SQLITE_NOTADB: file is not a database',
      }),
    );
  },
  ...overrideScenes({ signOn, start, deposit, keyIn }),
  '27-lost-book': async (page) => {
    await deposit(page, '6217001001000059', '500');
    await page.waitForTimeout(200);
  },
  '30-lock': async (page) => {
    await deposit(page);
    await page.keyboard.press('Shift+F12');
    await page.locator('#unlock-password').fill('x');
    await page.keyboard.press('Enter');
    await page.locator('.notice-error').waitFor();
  },
  '31-lock-supervisor': async (page) => {
    await deposit(page);
    await page.keyboard.press('Shift+F12');
    await page.locator('#unlock-password').waitFor();
    await page.keyboard.press('F8');
    await page.locator('#supervisor-id').waitFor();
  },
  '32-sign-on-code': async (page) => {
    await page.locator('#teller-id').fill('100161');
    await page.keyboard.press('Enter');
    await page.locator('#password').fill('guitai-100161');
    await page.keyboard.press('Enter');
    await page.locator('#one-time-code').waitFor();
  },
  '33-sign-on-new-password': async (page) => {
    await page.locator('#teller-id').fill('100162');
    await page.keyboard.press('Enter');
    await page.locator('#password').fill('guitai-100162');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
  },
  '34-change-password': async (page) => {
    await signOn(page);
    await page.keyboard.press('Shift+F11');
    await page.locator('#present-password').waitFor();
  },
  '60-virtual-card': async (page) => {
    await deposit(page);
    await page.keyboard.press('F3');
    await page.locator('#virtual-section-card').click();
    await page.locator('.card-draft input').first().fill('6210000000000011');
    await page.locator('.virtual-actions .ant-btn-primary').click();
    await page.locator('.desk-state').getByText('621000').waitFor();
  },
  '61-virtual-pin': async (page) => {
    await signOn(page);
    await page.keyboard.press('Shift+F3');
    await page.locator('.list tbody tr').nth(3).click();
    await page.keyboard.press('F10');
    await page.keyboard.press('F3');
    await page.locator('#virtual-section-pinPad').click();
    await page.locator('.pad-asks').waitFor();
    await page.locator('.pad-key').first().focus();
    await page.keyboard.type('918');
    await page.locator('.pad-display').getByText('＊＊＊').waitFor();
  },
  '62-virtual-id': async (page) => {
    await deposit(page);
    await page.keyboard.press('F3');
    await page.locator('#virtual-section-idCard').click();
    await page.locator('.virtual-actions .ant-btn-primary').click();
    await page.locator('.id-card').waitFor();
  },
  '63-devices': async (page) => {
    await signOn(page);
    await page.keyboard.press('Shift+F3');
    await page.locator('.list tbody tr').nth(1).click();
    await page.keyboard.press('F9');
    await page.locator('.notice-good').waitFor();
  },
  '64-devices-fault': async (page) => {
    await signOn(page);
    await page.keyboard.press('F3');
    await page.locator('#virtual-section-card').click();
    await page.locator('.fault-buttons .ant-btn').first().click();
    await page.keyboard.press('F3');
    await page.keyboard.press('Shift+F3');
    await page.locator('.list tbody tr').nth(1).click();
    await page.keyboard.press('F10');
    await page.locator('.device-details .notice-error').waitFor();
  },
};
