import type { SafeStoragePart } from '../../../main/shell/electron.ts';

const none = (): never => {
  throw new Error('The rig has no keystore');
};

/** There is no keystore behind a browser, so the shell takes the way of PCs without one. */
export const safeStorage: SafeStoragePart = {
  isAsyncEncryptionAvailable: async () => false,
  getSelectedStorageBackend: () => 'basic_text',
  encryptStringAsync: async () => none(),
  decryptStringAsync: async () => none(),
};
