import path from 'node:path';
import { type Announcement, announcementSchema } from '../../../devices/virtual-counter/api.ts';
import { ROOT } from '../../vite/targets.ts';
import { type Child, startChild } from './child.ts';

export interface CentralService {
  readonly child: Child;
  readonly url: string;
  readonly businessDate: string | null;
  readonly database: string;
}

const NODE_FLAGS = ['--disable-warning=ExperimentalWarning'];

export interface CentralChoice {
  readonly dataDir: string;
  readonly logDir: string;
  readonly reset?: boolean;
  /** A free one by default. A test that restarts central keeps the port, so that the counter finds it again. */
  readonly port?: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Customers of the sandbox bank; central's own default if absent. */
  readonly customers?: number;
}

/** The embedded central with the sandbox bank. The first start makes a database and fills it, which takes some seconds. */
export const startCentral = async ({
  dataDir,
  logDir,
  reset = false,
  port = 0,
  env,
  customers,
}: CentralChoice): Promise<CentralService> => {
  const child = startChild({
    name: 'central',
    command: process.execPath,
    words: [
      ...NODE_FLAGS,
      path.join(ROOT, 'central', 'main.ts'),
      '--sandbox',
      '--data',
      dataDir,
      '--port',
      String(port),
      '--exit-with-parent',
      ...(reset ? ['--reset'] : []),
      ...(customers === undefined ? [] : ['--customers', String(customers)]),
    ],
    logDir,
    ...(env === undefined ? {} : { env }),
  });
  try {
    return await child.announced(
      (line) =>
        typeof line.central === 'string'
          ? {
              child,
              url: line.central,
              businessDate: typeof line.businessDate === 'string' ? line.businessDate : null,
              database: typeof line.database === 'string' ? line.database : '',
            }
          : null,
      180_000,
    );
  } catch (error) {
    await child.stop();
    throw error;
  }
};

export interface VirtualCounterService extends Announcement {
  readonly child: Child;
}

/** The emulated devices: over pseudo-terminals where the system has them, else over TCP. */
export const startVirtualCounter = async ({ dataDir, logDir }: { dataDir: string; logDir: string }): Promise<VirtualCounterService> => {
  const child = startChild({
    name: 'virtual-counter',
    command: process.execPath,
    words: [...NODE_FLAGS, path.join(ROOT, 'devices', 'virtual-counter', 'main.ts'), '--data', dataDir, '--pty', '--exit-with-parent'],
    logDir,
  });
  try {
    return await child.announced((line) => {
      const announcement = announcementSchema.safeParse(line);
      return announcement.success ? { child, ...announcement.data } : null;
    }, 30_000);
  } catch (error) {
    await child.stop();
    throw error;
  }
};
