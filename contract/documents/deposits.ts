import { z } from 'zod';
import type { Accepted } from '../central/transactions.ts';
import { dateSchema, textSchema } from '../primitives.ts';
import { interestSlipSchema } from '../products/interestSlip.ts';
import { err, ok, type Result } from '../result.ts';
import { headOf, type Printing } from './head.ts';
import type { CertificateInput, InterestSlipInput, LossReportInput } from './inputs.ts';
import { type SlipSource, slipOf } from './slip.ts';

/** The posting gave nothing to print on this paper: it is of another kind, or its answer lacks `missing`. */
export interface DocumentRefusal {
  readonly code: 'DOCUMENT_NOT_OF_THIS_POSTING';
  readonly missing: string;
}
const refuse = (missing: string) => err<DocumentRefusal>({ code: 'DOCUMENT_NOT_OF_THIS_POSTING', missing });

const slipResult = z.object({ slip: interestSlipSchema });

/** 利息清单 of 1103, 1204 and 1205, from the calculation that central answered with. */
export function interestSlipOf(accepted: Accepted, printing: Printing): Result<InterestSlipInput, DocumentRefusal> {
  const result = slipResult.safeParse(accepted.result);
  if (!result.success) return refuse('result.slip');
  if (accepted.account === null) return refuse('account');
  return ok({
    kind: 'interestSlip',
    ...headOf(printing, accepted),
    holderName: accepted.account.holderName,
    productName: accepted.account.productNameZh,
    currency: accepted.currency,
    slip: result.data.slip,
  });
}

const openingResult = z.object({
  accountNumber: textSchema(40),
  medium: z.literal('certificate'),
  mediumNumber: textSchema(20),
  rate: textSchema(20).nullable(),
  startsOn: dateSchema,
  maturesOn: dateSchema.nullable(),
});

/** What the certificate says besides central's answer. */
export interface CertificateDetails {
  readonly holderName: string;
  /** 一年 */
  readonly term: string;
  readonly rollover: boolean;
  readonly drawing: string;
  readonly remark?: string;
}

/** 存单 of 1102. A deposit without a rate of its own (通知存款, 定活两便) says that it earns the rate posted on the day of drawing. */
export function certificateOf(
  accepted: Accepted,
  details: CertificateDetails,
  printing: Printing,
): Result<CertificateInput, DocumentRefusal> {
  const result = openingResult.safeParse(accepted.result);
  if (!result.success) return refuse('result.mediumNumber');
  const { accountNumber, mediumNumber, rate, startsOn, maturesOn } = result.data;
  return ok({
    kind: 'certificate',
    ...headOf(printing, accepted),
    number: mediumNumber,
    currency: accepted.currency,
    amount: accepted.amount,
    holderName: details.holderName,
    accountNumber,
    term: details.term,
    rate: rate === null ? '支取日挂牌' : `${rate}%`,
    startsOn,
    maturesOn,
    rollover: details.rollover,
    drawing: details.drawing,
    remark: details.remark ?? '',
  });
}

const lossResult = z.object({
  mediumNumber: textSchema(40),
  how: z.enum(['oral', 'written']),
  lapsesOn: dateSchema.nullable(),
  replaceableFrom: dateSchema.nullable(),
});

/** 挂失回执 of 1104. */
export function lossReportOf(source: SlipSource): Result<LossReportInput, DocumentRefusal> {
  const result = lossResult.safeParse(source.accepted.result);
  if (!result.success) return refuse('result.mediumNumber');
  const { mediumNumber, how, lapsesOn, replaceableFrom } = result.data;
  const slip = slipOf(source);
  const lapse = lapsesOn === null ? '' : `本次为口头挂失，须于${lapsesOn}前办理书面挂失，逾期自动失效。`;
  const replace = replaceableFrom === null ? '' : `自${replaceableFrom}起，可凭本回执和有效证件办理补发或支取。`;
  return ok({
    ...slip,
    kind: 'lossReport',
    title: '挂失回执',
    amount: null,
    rows: [
      { label: '挂失凭证号', value: mediumNumber },
      { label: '挂失方式', value: how === 'oral' ? '口头挂失' : '书面挂失' },
      ...slip.rows.filter(({ value }) => value !== mediumNumber && value !== how),
    ],
    notice: `告知事项：${lapse}${replace}挂失前或挂失失效后款项已被支取的，银行不承担责任。请妥善保管本回执。`,
  });
}
