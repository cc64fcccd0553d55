import { mkdir } from 'node:fs/promises';
import { bringUp } from './start/bringUp.ts';
import { cleanFolder } from './start/cleanFolder.ts';
import { Cleanup } from './start/cleanup.ts';
import { claimFolder } from './start/oneAtATime.ts';
import { readOptions, USAGE } from './start/options.ts';
import { report } from './start/report.ts';

// `npm start`, after the bootstrap: a whole sandbox from the build to the window, until the window is closed or the process is told to stop.
const say = (text: string): void => console.log(text);

const wishToStop = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    // The bootstrap process holds the other end; it is gone when npm was killed.
    process.on('disconnect', () => resolve('the parent ended'));
  });

const main = async (): Promise<number> => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    say(USAGE);
    return 0;
  }
  const stopping = wishToStop();
  const cleanup = new Cleanup();
  let about = 'It is just starting.';
  await mkdir(options.data, { recursive: true });
  const claim = await claimFolder(options.data, () => about);
  if (!claim.held) {
    say(`Guitai is running already with the sandbox in ${options.data}.\n${claim.running}`);
    return 1;
  }
  cleanup.add('claim', () => claim.release());
  try {
    if (options.reset) await cleanFolder(options.data);
    const up = bringUp(options, cleanup, say);
    const early = await Promise.race([up.then(() => null), stopping]);
    if (early !== null) {
      await up.catch(() => {});
      return 0;
    }
    const sandbox = await up;
    about = report(sandbox, options);
    say(about);
    let leaving = false;
    void sandbox.central.child.ended.then((code) => leaving || say(`Central ended (code ${code}); the counter goes on without it.`));
    const why = await Promise.race([stopping, sandbox.shell.child.ended.then(() => 'The window was closed')]);
    leaving = true;
    say(`${why}: stopping.`);
    return 0;
  } catch (error) {
    console.error(`\nGuitai did not start.\n${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await cleanup.run();
  }
};

process.exit(await main());
