import { runCommand } from './commands.ts';
import { readOptions } from './options.ts';
import { surroundings } from './surroundings.ts';

// `npm run -s devices -- …`, for IT. Leaves with 0 when all is well, 1 when a device is not, 2 when it was not understood.

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!options.ok) {
    process.stderr.write(`${options.error}`);
    return 2;
  }
  const report = await runCommand(
    options.value,
    surroundings(options.value, (line) => process.stdout.write(`${line}\n`)),
  );
  const { command, json } = options.value;
  const text = json ? JSON.stringify({ command, ok: report.ok, ...report.data }) : report.lines.join('\n');
  process[report.ok || json ? 'stdout' : 'stderr'].write(`${text}\n`);
  return report.ok ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`devices: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
