import os from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { buildPreview } from './build.ts';
import { SCENES } from './scenes.ts';
import { openStage } from './stage.ts';

// Asks axe about each screen, in both languages: `node tests/ui/preview/axe.ts [folder] [scene …]`. Ends with 1 when it finds a violation.
const [folder = path.join(os.tmpdir(), 'guitai-preview'), ...wanted] = process.argv.slice(2);
await buildPreview(folder);
const stage = await openStage(folder, { bypassCsp: true });
let found = 0;
for (const [name, play] of Object.entries(SCENES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const language of ['zh', 'en'] as const) {
    const page = await stage.page(1366, 768, language);
    await play(page).catch((error: unknown) => console.error(`${name} ${language}: ${String(error).slice(0, 300)}`));
    const { violations } = await new AxeBuilder({ page: page as never }).analyze();
    for (const { id, help, nodes } of violations) {
      found += 1;
      console.log(`${name} ${language} ${id}: ${help}`);
      for (const node of nodes.slice(0, 4))
        console.log(`    ${node.html.slice(0, 140)}\n      ${(node.failureSummary ?? '').replaceAll('\n', ' ').slice(0, 260)}`);
    }
    await page.close();
  }
}
await stage.close();
console.log(`${found} violations`);
process.exitCode = found === 0 ? 0 : 1;
