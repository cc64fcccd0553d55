import { type FuseConfig, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/**
 * The nine fuses of Electron 45 and what they must be. Written out whole, because an Electron that brings a tenth must stop the build until somebody has
 * decided about it.
 */
export const FUSES: Readonly<Record<FuseV1Options, boolean>> = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

export const FUSE_INDEXES: readonly FuseV1Options[] = Object.values(FuseV1Options).filter((each) => typeof each === 'number');

export const fuseConfig = (): FuseConfig => ({ version: FuseVersion.V1, strictlyRequireAllFuses: true, ...FUSES });

/** What is wrong with the fuses of a built executable; read from its bytes, so that it does not matter who wrote them. */
export const fuseShortfalls = async (executable: string): Promise<string[]> => {
  const wire: Readonly<Record<string, unknown>> = { ...(await getCurrentFuseWire(executable)) };
  const found = Object.keys(wire).filter((key) => /^\d+$/.test(key));
  const wrong = FUSE_INDEXES.filter((fuse) => wire[fuse] !== (FUSES[fuse] ? FuseState.ENABLE : FuseState.DISABLE));
  return [
    ...wrong.map((fuse) => `fuse ${FuseV1Options[fuse]} is not ${FUSES[fuse] ? 'on' : 'off'}`),
    ...(found.length === FUSE_INDEXES.length ? [] : [`the executable has ${found.length} fuses, ${FUSE_INDEXES.length} are known`]),
  ];
};
