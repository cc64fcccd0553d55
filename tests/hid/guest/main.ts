import { checkPad } from './pad.ts';
import { checkReader } from './reader.ts';

// Runs as the guest's only program. Threads that still read at the far end of a device never come back, and an orderly exit would wait for them.
await checkReader();
await checkPad();
process.stdout.write('check: all done\n', () => process.kill(process.pid, 'SIGKILL'));
