import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type PostingRequest, postingRequestSchema } from '../../../contract/central/transactions.ts';

/** What consent is given to: everything of a request but the quote, which may be asked for again. SHA-256 in hex, as central compares it. */
export const figuresOf = ({ transactionCode, businessDate, tillId, values }: Omit<PostingRequest, 'quoteId'>): string =>
  createHash('sha256')
    .update(canonicalize({ transactionCode, businessDate, tillId, values }) ?? '')
    .digest('hex');

/** The same of a request as it is kept, byte for byte. */
export const figuresOfText = (request: string): string => figuresOf(postingRequestSchema.parse(JSON.parse(request)));
