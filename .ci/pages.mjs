#!/usr/bin/env node
// Opens pages in headless Chromium, light and dark, on a phone and a desk, and fails where axe finds a violation (WCAG 2.2 AA, best
// practices), where a page asks for anything or runs into its own policy, or where it is wider than the screen.
// usage: pages.mjs PAGE.html...
//        pages.mjs --pictures GOLDENS OUT NAME=PAGE.html...
// With --pictures it takes pictures of pages and of their print instead, compares them with those in GOLDENS, and writes what it took
// to OUT; with PRAKAS_ACCEPT=1 in the environment, to GOLDENS.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { judge, launch, tools } from "./browser.mjs";

const WIDTHS = [320, 1280];
// Of the pixels of a picture, how many may be off: browsers draw the edges of letters in their own ways.
const OFF = 0.01;

const browser = await launch();
const [first, ...others] = process.argv.slice(2);
const faults = first === "--pictures" ? await pictures(...others) : await judged([first, ...others]);
await browser.close();
faults.forEach((fault) => console.error(`FAULT ${fault}`));
process.exit(faults.length ? 1 : 0);

async function judged(files) {
  const faults = [];
  for (const file of files) {
    const address = pathToFileURL(resolve(file)).href;
    const folder = dirname(address);
    let passes = 0;
    for (const colorScheme of ["light", "dark"]) {
      for (const width of WIDTHS) {
        const at = `${file}, ${colorScheme}, ${width} px`;
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        const page = await context.newPage();
        // A style sheet and fonts in a folder beside the page are of it.
        const own = (url) => url === address || url.startsWith("data:") || (url.startsWith(`${folder}/`) && /\.(css|woff2)$/.test(url));
        page.on("request", (request) => own(request.url()) || faults.push(`${at}: asks for ${request.url().slice(0, 80)}`));
        page.on("console", (message) => message.type() === "error" && faults.push(`${at}: ${message.text()}`));
        page.on("pageerror", (error) => faults.push(`${at}: ${error}`));
        page.on("dialog", (dialog) => faults.push(`${at}: runs something`) && dialog.dismiss());
        await page.goto(address);
        await page.evaluate(() => document.fonts.ready);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) faults.push(`${at}: ${over} px too wide`);
        const found = await judge(page);
        passes += found.passes.length;
        for (const { id, nodes } of found.violations) faults.push(`${at}: ${id} ${JSON.stringify(nodes.map((node) => node.target))}`);
        await context.close();
      }
    }
    console.log(`${file}: axe ${passes} passes in 4 views`);
  }
  return faults;
}

async function pictures(goldens, out, ...pages) {
  const faults = [];
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const pair of pages) {
    const [name, file] = pair.split("=");
    const address = pathToFileURL(resolve(file)).href;
    for (const [view, width, colorScheme] of [["phone", 375, "light"], ["desk", 1280, "light"], ["desk.dark", 1280, "dark"]]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 812 } });
      const page = await context.newPage();
      await page.goto(address);
      await page.evaluate(() => document.fonts.ready);
      compare(goldens, out, `${name}.${view}.png`, await page.screenshot({ fullPage: true }), faults);
      if (view === "desk") {
        writeFileSync(join(out, `${name}.pdf`), await page.pdf({ preferCSSPageSize: true }));
        execFileSync("pdftoppm", ["-r", "60", "-png", join(out, `${name}.pdf`), join(out, `${name}.print`)]);
        for (const picture of readdirSync(out).filter((file) => file.startsWith(`${name}.print-`)).sort()) {
          compare(goldens, out, picture, readFileSync(join(out, picture)), faults);
        }
      }
      await context.close();
    }
  }
  // A page that is no longer there is a difference, too.
  for (const golden of existsSync(goldens) ? readdirSync(goldens) : []) {
    if (golden.endsWith(".png") && !existsSync(join(out, golden))) faults.push(`${golden}: nothing was taken for it`);
  }
  return faults;
}

function compare(goldens, out, name, taken, faults) {
  writeFileSync(join(out, name), taken);
  const golden = join(goldens, name);
  if (process.env.PRAKAS_ACCEPT === "1") {
    mkdirSync(goldens, { recursive: true });
    return writeFileSync(golden, taken);
  }
  if (!existsSync(golden)) return faults.push(`${name}: there is no such picture`);
  const need = tools("PRAKAS_CI_CACHE", "prakas-ci");
  const { PNG } = need("pngjs");
  const [was, is] = [PNG.sync.read(readFileSync(golden)), PNG.sync.read(taken)];
  if (was.width !== is.width || was.height !== is.height) {
    return faults.push(`${name}: ${is.width} × ${is.height}, and was ${was.width} × ${was.height}`);
  }
  const off = need("pixelmatch")(was.data, is.data, null, is.width, is.height, { threshold: 0.2 }) / (is.width * is.height);
  console.log(`${name}: ${(off * 100).toFixed(3)} % of the pixels differ`);
  if (off > OFF) faults.push(`${name}: ${(off * 100).toFixed(1)} % of the pixels differ`);
}
