import { refuse } from '../answer.ts';

/** A change that contradicts the file or one of its rules. */
export const refuseChange = (reasonZh: string, reasonEn: string) => refuse('CUSTOMER_CHANGE_REFUSED', { reasonZh, reasonEn });
