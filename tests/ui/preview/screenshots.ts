import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildPreview } from './build.ts';
import { SCENES } from './scenes.ts';
import { openStage } from './stage.ts';

// Takes each screen in both languages and at the two sizes that branches have: `node tests/ui/preview/screenshots.ts [folder] [scene …]`.
const [folder = path.join(os.tmpdir(), 'guitai-preview'), ...wanted] = process.argv.slice(2);
await mkdir(path.join(folder, 'shots'), { recursive: true });
await buildPreview(folder);
const stage = await openStage(folder);
const SIZES: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  all: [
    [1366, 768],
    [1440, 900],
  ],
  small: [[1366, 768]],
  // 1366 by 768 at 200 % zoom.
  zoomed: [[683, 384]],
};
const sizes = SIZES[process.env.SIZES ?? 'all'] ?? [];
const languages = process.env.LANGUAGES === 'zh' ? (['zh'] as const) : (['zh', 'en'] as const);
for (const [name, play] of Object.entries(SCENES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const language of languages) {
    for (const [width, height] of sizes) {
      const page = await stage.page(width, height, language);
      const file = path.join(folder, 'shots', `${name}-${language}-${width}.png`);
      try {
        await play(page);
      } catch (error) {
        console.error(`${name} ${language}: ${String(error).slice(0, 600)}`);
      }
      await page.waitForTimeout(150);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wider > 0) console.error(`${name} ${language} ${width}: ${wider} px wider than the window`);
      await page.screenshot({ path: file, fullPage: width < 1000 });
      await page.close();
    }
  }
}
await stage.close();
for (const text of new Set(stage.complaints)) console.error(`console: ${text.slice(0, 400)}`);
console.log(path.join(folder, 'shots'));
