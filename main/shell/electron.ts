import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  ForkOptions,
  IpcMain,
  Menu,
  Protocol,
  SafeStorage,
  Session,
  Shell,
  UtilityProcess,
  WebContents,
  WebFrameMain,
  WebRequest,
} from 'electron';

/**
 * The part of Electron that the shell may use, picked from Electron's own declarations. The shell receives it as a value, so that
 * unit tests pass fakes; the rig in tests/rig/ implements exactly these members, so that neither side can drift from the other.
 */
export type AppPart = Pick<
  App,
  'enableSandbox' | 'exit' | 'getVersion' | 'isPackaged' | 'on' | 'quit' | 'requestSingleInstanceLock' | 'setPath' | 'whenReady'
>;
export type FramePart = Pick<WebFrameMain, 'origin' | 'url'> & { readonly parent: unknown };
export type ContentsPart = Pick<WebContents, 'id' | 'isDestroyed' | 'loadURL' | 'on' | 'send' | 'setWindowOpenHandler'>;
export type WindowPart = Pick<BrowserWindow, 'destroy' | 'focus' | 'isDestroyed' | 'isMinimized' | 'on' | 'once' | 'restore' | 'show'> & {
  readonly webContents: ContentsPart;
};
export type SessionPart = Pick<
  Session,
  | 'clearStorageData'
  | 'on'
  | 'setBluetoothPairingHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
> & { readonly protocol: Pick<Protocol, 'handle'>; readonly webRequest: Pick<WebRequest, 'onBeforeRequest'> };
export type ChildPart = Pick<UtilityProcess, 'kill' | 'on' | 'pid' | 'postMessage' | 'stderr' | 'stdout'>;
export type SafeStoragePart = Pick<
  SafeStorage,
  'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
>;
export type InvokeEventPart = { readonly sender: Pick<WebContents, 'id'>; readonly senderFrame: FramePart | null };

export interface ElectronPart {
  readonly app: AppPart;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => WindowPart;
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly Menu: Pick<typeof Menu, 'setApplicationMenu'>;
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>;
  readonly safeStorage: SafeStoragePart;
  readonly session: { fromPartition(partition: string): SessionPart };
  readonly shell: Pick<Shell, 'openExternal'>;
  readonly utilityProcess: { fork(modulePath: string, argument?: string[], options?: ForkOptions): ChildPart };
}
