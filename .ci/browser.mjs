// The browser that pages are looked at with, and axe, which judges them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

const CACHE = process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb", "--font-render-hinting=none", "--hide-scrollbars"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What requires from a folder of tools. */
export const tools = (variable, name) => createRequire(join(process.env[variable] ?? join(CACHE, name), "x.js"));

/** Headless Chromium. */
export function launch() {
  const { chromium } = tools("AXE_DIR", "prakas-axe")("playwright-core");
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** What axe finds in a page. The page's own policy may forbid it to run anything, so axe runs in the world of the tool. */
export async function judge(page) {
  const axe = readFileSync(tools("AXE_DIR", "prakas-axe").resolve("axe-core/axe.min.js"), "utf8");
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
  const run = async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", { contextId, expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await run(`${axe};0`);
  return run(`axe.run(document, { preload: false, runOnly: ${JSON.stringify(TAGS)} }).then(({ passes, violations }) => JSON.parse(JSON.stringify({ passes, violations })))`);
}
