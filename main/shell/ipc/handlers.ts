import { wireError } from '../../../contract/errors/wire.ts';
import type { AppInfo } from '../../../contract/ipc/calls/app.ts';
import { err, ok } from '../../../contract/result.ts';
import type { ShellConfig } from '../config/config.ts';
import type { ElectronPart } from '../electron.ts';
import type { ShellHandlers } from './register.ts';

export interface HandlerOptions {
  readonly info: () => AppInfo;
  readonly pages: ShellConfig['pages'];
  readonly openExternal: ElectronPart['shell']['openExternal'];
  readonly refresh: () => Promise<void>;
}

/** What the shell answers itself. */
export const createHandlers = ({ info, pages, openExternal, refresh }: HandlerOptions): ShellHandlers => ({
  'app.info': () => ok(info()),
  'app.openExternal': async ({ id }) => {
    // The window names a page by its id; which address that is stands in IT's configuration.
    const url = pages[id];
    if (url === undefined) return err(wireError('NOT_FOUND'));
    await openExternal(url);
    return ok({ opened: true });
  },
  'app.wipe': () => {
    // The answer leaves first: the page that asked is about to be thrown away.
    setImmediate(() => void refresh());
    return ok({ wiped: true });
  },
});
