import type { ElectronPart } from '../electron.ts';
import type { Module } from '../lifecycle/modules.ts';
import { agentEnvironment } from './environment.ts';
import { createSupervisor, type Supervisor, type SupervisorOptions } from './supervisor.ts';

/** The agent as Electron runs it: a utility process, because the fuse that forbids RunAsNode also ends `child_process.fork`. */
export const forkAgent = (electron: Pick<ElectronPart, 'utilityProcess'>, agentFile: string, sandbox: boolean) => () =>
  electron.utilityProcess.fork(agentFile, [], {
    serviceName: 'Guitai agent',
    stdio: 'pipe',
    env: agentEnvironment(process.env, sandbox),
  });

export const agentModule = (options: SupervisorOptions): { readonly module: Module; readonly supervisor: Supervisor } => {
  const supervisor = createSupervisor(options);
  return {
    supervisor,
    module: {
      name: 'agent',
      start: () => {
        supervisor.start();
        return { stop: () => supervisor.stop() };
      },
    },
  };
};
