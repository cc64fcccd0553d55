import type { z } from 'zod';
import type { counterfeitSchema } from '../central/counterfeits.ts';
import { headOf, type Printing } from './head.ts';
import type { CounterfeitInput, Person } from './inputs.ts';

/** 假币收缴凭证 from central's record of the finding. */
export function counterfeitOf(record: z.output<typeof counterfeitSchema>, secondTeller: Person, printing: Printing): CounterfeitInput {
  return {
    kind: 'counterfeit',
    ...headOf(printing, { businessDate: record.businessDate, traceNumber: record.number }),
    number: record.certificateNumber,
    holderName: record.holderName,
    holderIdType: record.holderIdType,
    holderIdNumber: record.holderIdNumber,
    item: record.item,
    currency: record.currency,
    faceValue: record.faceValue,
    pieces: record.pieces,
    serials: record.serials,
    stamped: record.stamped,
    sealedBag: record.sealedBag,
    appraisalBy: record.appraisalBy,
    secondTeller,
  };
}
