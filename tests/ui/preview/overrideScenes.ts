import type { Page } from 'playwright-core';

/** What the steps of the other scenes are needed for here. */
interface Steps {
  signOn(page: Page): Promise<void>;
  start(page: Page, code: string): Promise<void>;
  deposit(page: Page, account?: string, amount?: string): Promise<void>;
  keyIn(page: Page, pieces: readonly string[]): Promise<void>;
}

type Scene = (page: Page) => Promise<void>;

/** Overrides: what the teller sees while it is asked for, and the queue of who decides. */
export const overrideScenes = ({ signOn, start, deposit, keyIn }: Steps): Readonly<Record<string, Scene>> => {
  const large: Scene = async (page) => {
    await deposit(page, '6217001001000018', '250000');
    await keyIn(page, ['2500']);
    await page.keyboard.press('Control+Enter');
    await page.locator('.override-panel').waitFor();
  };
  const sent: Scene = async (page) => {
    await large(page);
    await page.keyboard.press('F9');
    await page.locator('.override-head').waitFor();
  };
  const decided =
    (decision: string, reason: string): Scene =>
    async (page) => {
      await sent(page);
      await page.evaluate(
        ([what, why]) => (window as never as { decide(d: unknown, r: unknown): void }).decide(what, why),
        [decision, reason],
      );
      await page.locator(decision === 'approved' ? '.override-panel .notice-good' : '.override-words').waitFor();
    };
  const queue: Scene = async (page) => {
    await signOn(page);
    await page.evaluate(() => {
      const { world } = window as never as { world: { counter: { session: object }; setCounter(state: object): void } };
      world.setCounter({ session: { ...world.counter.session, tellerId: '100101', roles: ['teller', 'supervisor'] } });
    });
    await start(page, '1701');
    await page.locator('.queue-row').first().waitFor();
    await page.keyboard.press('ArrowUp');
  };
  return {
    '40-override-needed': large,
    '41-override-waiting': sent,
    '42-override-here': async (page) => {
      await large(page);
      await page.keyboard.press('F5');
      await page.locator('.dialog').waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
    },
    '43-override-approved': decided('approved', ''),
    '44-override-rejected': decided('rejected', '资金来源证明与客户姓名不符，请补充材料后重新申请'),
    '45-override-silent': async (page) => {
      await sent(page);
      await page.evaluate(() => (window as never as { silence(): void }).silence());
      await page.locator('.override-panel .notice-warning').waitFor();
    },
    '46-override-queue': queue,
    '47-override-rekey': async (page) => {
      await queue(page);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('F10');
      await page.locator('.dialog').waitFor();
      await page.keyboard.type('zwei');
      await page.keyboard.press('Enter');
    },
    '48-override-reject': async (page) => {
      await queue(page);
      await page.keyboard.press('F11');
      await page.locator('.dialog').waitFor();
    },
    '49-override-own': async (page) => {
      await queue(page);
      await page.keyboard.press('End');
    },
  };
};
