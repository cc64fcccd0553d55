import { branchDateAndTime } from '../../../contract/dates/branchTime.ts';
import type { DocumentHead, Person } from '../../../contract/documents/inputs.ts';

/** A person as a paper names them: number and, where it is known, name. */
export const personText = ({ id, name }: Person): string => (name === undefined || name === '' ? id : `${id} ${name}`);

/** 补打 and which time, from the second print on. */
export const reprintMark = (reprint: number): string => (reprint === 0 ? '' : `补打 第${reprint}次`);

export const branchText = ({ branchCode, branchName }: DocumentHead): string => `${branchCode} ${branchName}`;

/** 现金存款凭证 → 现 金 存 款 凭 证, as titles are set; long ones stay close. */
export const spaced = (title: string): string => ([...title].length <= 9 ? [...title].join(' ') : title);

export const pageText = (page: number, of: number): string => (of === 1 ? '' : `第${page}页 共${of}页`);

/** Values of the fields that the slips have in common. */
export const headValues = (head: DocumentHead, title: string): Record<string, string> => ({
  bank: head.bankName,
  title: spaced(title),
  mark: reprintMark(head.reprint),
  branch: branchText(head),
  date: head.businessDate,
  trace: head.traceNumber ?? '',
  teller: personText(head.teller),
  override: head.overriddenBy.map(personText).join('、'),
  printedAt: branchDateAndTime(head.printedAt),
});
