import { vaultToTill } from '../../contract/transactions/vault/0221.ts';
import { cashMoveHandler } from '../vault/moveHandler.ts';

export const handler = cashMoveHandler(vaultToTill, { code: '0221', from: 'vault', to: 'till' });
