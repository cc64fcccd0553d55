const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeMarkup = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const STYLE = `
  body { margin: 0; font: 16px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; background: #f5f6f8; color: #1f2329; }
  main { max-width: 44rem; margin: 12vh auto 0; padding: 2.5rem; background: #fff; border-top: 6px solid #b42318; }
  h1 { margin: 0 0 .25rem; font-size: 1.6rem; }
  h2 { margin: 0 0 1.5rem; font-size: 1.1rem; font-weight: 400; color: #4e5969; }
  pre { padding: 1rem; background: #f5f6f8; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
`;

/**
 * The screen for a program that cannot start: a page of its own without any script, so that it also shows when the renderer's build
 * is what is missing.
 */
export const failurePage =
  (reason: () => string) =>
  (nonce: string): string =>
    `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>柜台无法启动 · Guitai cannot start</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main role="alert">
<h1>柜台程序无法启动</h1>
<h2>Guitai cannot start</h2>
<p>请把以下原因告知科技人员。未办结的业务仍保存在本机。</p>
<p>Give IT this reason. Unfinished business is kept on this PC.</p>
<pre id="reason">${escapeMarkup(reason())}</pre>
</main></body></html>
`;
