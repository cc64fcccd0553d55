import { EventEmitter } from 'node:events';
import type { ParentPort } from 'electron';

// Loaded before the agent's file. Gives it the port that Electron gives a utility process.
class ParentPortDouble extends EventEmitter implements Pick<ParentPort, 'postMessage'> {
  postMessage(message: unknown): void {
    if (process.connected) process.send?.(message as object);
  }
}

const port = new ParentPortDouble();
process.on('message', (data: unknown) => port.emit('message', { data, ports: [] }));
// Electron ends its utility processes with itself, without asking them.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
Object.defineProperty(process, 'parentPort', { value: port, enumerable: true });
