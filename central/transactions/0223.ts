import { tillToTill } from '../../contract/transactions/till/0223.ts';
import { cashMoveHandler } from '../vault/moveHandler.ts';

export const handler = cashMoveHandler(tillToTill, { code: '0223', from: 'till', to: 'till' });
