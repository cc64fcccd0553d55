import { type BusinessDate, businessDateSchema } from '../../../contract/dates/businessDate.ts';
import type { Db } from '../../database/connect.ts';
import { serializable } from '../../database/serializable.ts';
import { closeInterest } from '../close.ts';
import type { InterestPayment } from '../payment.ts';
import { readSituation } from '../read.ts';
import type { InterestSituation } from '../situation.ts';

export const day = (text: string): BusinessDate => businessDateSchema.parse(text);

let serial = 70_000_000;
/** An account number that nobody has. */
export const newNumber = (): string => {
  serial += 1;
  return String(serial);
};

/** Draws accounts of a test's bank through the database, without booking anything. */
export interface Drawing {
  situation(number: string, date: string, amount?: bigint): Promise<InterestSituation>;
  draw(number: string, date: string, amount?: bigint): Promise<InterestPayment>;
  /** The code of the refusal, or `paid`. */
  refusal(number: string, date: string, amount?: bigint): Promise<string>;
}

export function drawingFrom(db: () => Db): Drawing {
  const situation: Drawing['situation'] = async (number, date, amount) => {
    const read = await serializable(db(), (tx) => readSituation(tx, number, day(date), amount === undefined ? {} : { amount }));
    if (!read.ok) throw new Error(read.error.code);
    return read.value;
  };
  const close = async (number: string, date: string, amount?: bigint) => closeInterest(await situation(number, date, amount));
  return {
    situation,
    draw: async (number, date, amount) => {
      const closed = await close(number, date, amount);
      if (!closed.ok) throw new Error(closed.error.code);
      return closed.value;
    },
    refusal: async (number, date, amount) => {
      const closed = await close(number, date, amount);
      return closed.ok ? 'paid' : closed.error.code;
    },
  };
}
