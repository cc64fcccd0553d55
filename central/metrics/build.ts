import { readFileSync } from 'node:fs';
import { Gauge, type Registry } from 'prom-client';
import { z } from 'zod';

const packageSchema = z.object({ version: z.string() });

const versionOfProgram = (): string =>
  packageSchema.parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).version;

/** What runs: 1 with the versions as labels, as is usual with Prometheus, so that a dashboard can show which node runs what. */
export function tellBuild(registry: Registry, database: string): void {
  new Gauge({
    name: 'guitai_central_build_info',
    help: 'Versions of central, Node and the database; always 1',
    labelNames: ['version', 'node', 'database'],
    registers: [registry],
  }).set({ version: versionOfProgram(), node: process.versions.node, database }, 1);
}
