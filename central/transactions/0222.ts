import { tillToVault } from '../../contract/transactions/vault/0222.ts';
import { cashMoveHandler } from '../vault/moveHandler.ts';

export const handler = cashMoveHandler(tillToVault, { code: '0222', from: 'till', to: 'vault' });
