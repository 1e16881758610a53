#!/usr/bin/env node
// Looks at a bilingual release with `prakas preview` in headless Chromium, as somebody does who writes it: saves it, breaks it, deletes
// it, replaces it; looks on a phone and with two browsers; and tries to reach it from another site's page. Fails where something is
// not as it should be. Pictures of what was seen go to OUT.
// usage: preview.mjs PRAKAS KHMER.txt ENGLISH.txt OUT
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { judge, launch } from "./browser.mjs";

const [prakas, khmer, english, out] = process.argv.slice(2);
const SAVES = 300;
const faults = [];
const expect = (isFine, what) => {
  console.log(`${isFine ? "ok   " : "FAULT"} ${what}`);
  if (!isFine) faults.push(what);
};

// What a page shows, asked in the page.
const textHas = (words) => document.querySelector("#text").textContent.includes(words);
/** Whether the text has these words, and the pages and the web page are of the same saving. */
const allHas = (words) => {
  const [text, frame] = [document.querySelector("#text"), document.querySelector("#web iframe:not(.coming)")];
  return text.textContent.includes(words) && document.body.dataset.revision === frame?.dataset.revision;
};
const findingsHave = (words) => document.querySelector("#findings").textContent.includes(words);
const conditionIs = (kind) => document.querySelector("#condition").dataset.kind === kind;

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const [km, en] = ["summit.km.txt", "summit.en.txt"].map((name) => join(out, name));
copyFileSync(khmer, km);
copyFileSync(english, en);
const typed = readFileSync(km, "utf8");
const WORD = "កម្ពុជា";

const server = spawn(prakas, ["preview", km, en], { stdio: ["ignore", "pipe", "inherit"] });
const address = await new Promise((found, failed) => {
  server.stdout.once("data", (data) => found(data.toString().trim()));
  server.once("exit", () => failed(new Error("the preview has ended")));
});
const browser = await launch();
try {
  await looked();
} finally {
  await browser.close();
  server.kill("SIGINT");
}
const code = await new Promise((ended) => server.once("exit", ended));
expect(code === 0, `it ends when it is interrupted: ${code}`);
faults.forEach((fault) => console.error(`FAULT ${fault}`));
process.exit(faults.length ? 1 : 0);

async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.on("request", (request) => {
    const own = request.url().startsWith(address) || /^(data|blob):/.test(request.url());
    own || faults.push(`asks for ${request.url()}`);
  });
  // A file that cannot be made is answered with 409, which the browser tells, too.
  const isFault = (message) => message.type() === "error" && !message.text().includes("409 (Conflict)");
  page.on("console", (message) => isFault(message) && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`page: ${error}`));
  await page.goto(address);
  await page.waitForFunction(() => document.body.dataset.revision);
  await page.waitForFunction(() => document.querySelector("#web iframe:not(.coming)"));
  return page;
}

/** Saves a file, and waits until the page passes; the time in milliseconds. */
async function saved(page, text, passes, words) {
  const start = performance.now();
  writeFileSync(km, text);
  await page.waitForFunction(passes, words, { polling: "raf", timeout: 20_000 });
  return performance.now() - start;
}

async function looked() {
  const page = await open();
  await page.screenshot({ path: join(out, "desk.png") });
  expect((await page.locator("#editions button").count()) === 2, "two editions");
  expect((await page.locator("#pages img").evaluateAll((pages) => pages.every((page) => page.naturalWidth > 0))), "the pages are there");
  const frame = page.frameLocator("#web iframe");
  expect((await frame.locator("main").innerText()).includes(WORD), "the web page is there");
  expect((await page.locator("#text").innerText()).includes(WORD), "the text is there");
  expect((await page.locator("#source").innerText()).includes(WORD), "what is typed is there");
  for (const place of ["#editions button", "#source .line", "#text"]) {
    const faces = await facesOf(page, place);
    expect(faces.includes("Noto Serif Khmer"), `Khmer has its face, on a machine that has none, in ${place}: ${faces.join(", ")}`);
  }
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const { passes, violations } = await judge(page);
    const found = violations.map(({ id, nodes }) => `${id} ${JSON.stringify(nodes.map(({ target }) => target))}`);
    expect(found.length === 0, `axe, ${colorScheme}: ${passes.length} passes, ${found.join("; ") || "no violation"}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await languages(page);
  await savings(page);
  await mistakes(page);
  await downloads(page);
  await phone();
  await others();
}

/** The names of the faces that an element's letters are taken from. */
async function facesOf(page, selector) {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
  const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
  return fonts.map(({ familyName }) => familyName);
}

async function languages(page) {
  await page.locator("#editions button", { hasText: "English" }).click();
  await page.waitForFunction(() => document.querySelector("#text").lang === "en");
  await page.waitForFunction(() => document.querySelector("#web iframe:not(.coming)")?.dataset.language === "en");
  expect((await page.locator("#text").innerText()).includes("ASEAN"), "the English edition is shown when it is chosen");
  await page.locator("#editions button", { hasText: "ភាសាខ្មែរ" }).click();
  await page.waitForFunction(() => document.querySelector("#text").lang === "km");
}

async function savings(page) {
  let other;
  const times = [];
  for (let turn = 0; turn < 30; turn++) {
    // No time is judged, since this machine may be busy with something else, as with a second browser.
    if (turn === 20) {
      times.sort((a, b) => a - b);
      console.log(`      renewed after ${times[10].toFixed(0)} ms (median), ${times[19].toFixed(0)} ms (longest of 20)`);
      other = await open();
    }
    const mark = `វេន${turn}ចប់`;
    const text = typed.replace("។", ` ${mark}។`);
    times.push(await saved(page, text, allHas, mark));
    await other?.waitForFunction(textHas, mark);
  }
  expect(true, "each saving is shown, in two browsers");
  for (let turn = 0; turn < SAVES; turn++) writeFileSync(km, typed.slice(0, (turn * 97) % typed.length));
  await saved(page, typed.replace("។", " ចុងក្រោយ។"), textHas, "ចុងក្រោយ");
  expect(true, `after ${SAVES} savings in a row the last one is shown`);
  await other.context().close();
}

async function mistakes(page) {
  const pages = await page.locator("#pages img").count();
  await saved(page, "<<<", conditionIs, "error");
  expect((await page.locator("#findings .error").count()) > 0 && (await page.locator("#pages img").count()) === pages, "a broken file is told, and the pages stay");
  rmSync(km);
  await page.waitForFunction(findingsHave, "cannot be read");
  expect((await page.locator("#pages img").count()) === pages, "a deleted file is told, and the pages stay");
  writeFileSync(`${km}.new`, typed);
  renameSync(`${km}.new`, km);
  await page.waitForFunction(conditionIs, "fine");
  renameSync(km, `${km}.old`);
  await page.waitForFunction(conditionIs, "error");
  renameSync(`${km}.old`, km);
  await page.waitForFunction(conditionIs, "fine");
  expect(true, "a file that is replaced or renamed is shown again");
  // A Latin full stop at the end of a Khmer sentence.
  const line = typed.split("\n").findIndex((line) => line.endsWith("ន។")) + 1;
  await saved(page, typed.replace("ន។\n", "ន.\n"), findingsHave, `line ${line}`);
  await page.locator("#findings .place", { hasText: ` ${line}` }).first().click();
  const here = page.locator(".line.here");
  const isSeen = await here.evaluate((line) => {
    const [own, box] = [line.getBoundingClientRect(), line.closest(".scroll").getBoundingClientRect()];
    return own.top >= box.top - 1 && own.top < box.bottom;
  });
  expect((await here.getAttribute("data-number")) === String(line) && isSeen, `a finding leads to its line, ${line}`);
  await page.screenshot({ path: join(out, "finding.png") });
  await saved(page, typed, (words) => !document.querySelector("#findings").textContent.includes(words), `line ${line}`);
}

async function downloads(page) {
  for (const [label, begins] of [["PDF", "%PDF-"], ["DOCX", "PK"], ["HTML", "<!doctype html>"], ["TXT", "ព្រះរាជា"], ["CARD", "\u0089PNG"]]) {
    await page.locator("#downloads summary").click();
    const coming = page.waitForEvent("download");
    await page.locator("#downloads button", { hasText: label }).click();
    const file = await coming;
    const bytes = readFileSync(await file.path());
    const start = bytes.subarray(0, 120).toString(begins.startsWith("ព") ? "utf8" : "latin1").trim().toLowerCase();
    expect(start.startsWith(begins.toLowerCase()), `${label} is downloaded as ${file.suggestedFilename()}, ${bytes.length} bytes`);
  }
  await page.locator("#downloads summary").click();
  await page.locator("#downloads button", { hasText: "EML" }).click();
  await page.waitForFunction(() => document.querySelector("#condition").innerText.includes("mail-from"));
  expect(true, "what cannot be made is told");
}

async function phone() {
  const page = await open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  for (const view of ["findings", "pages", "web", "text"]) {
    await page.locator(`#views button[data-view="${view}"]`).click();
    const section = page.locator(`section.${view}`);
    const box = await section.boundingBox();
    expect((await section.isVisible()) && box.width > 340 && box.width <= 360 && box.height > 500, `${view} on a phone: ${box.width} × ${box.height} px`);
    await page.screenshot({ path: join(out, `phone.${view}.png`) });
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over <= 0, `nothing is wider than a phone: ${over}`);
  const { violations } = await judge(page);
  expect(violations.length === 0, `axe on a phone: ${violations.map(({ id }) => id).join(", ") || "no violation"}`);
  await page.context().close();
}

/** A page of another site, which even knows the address. */
async function others() {
  const hostile = createServer((_, answer) => answer.setHeader("content-type", "text/html").end("<!doctype html><p>hostile</p>"));
  await new Promise((listening) => hostile.listen(0, "127.0.0.1", listening));
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://localhost:${hostile.address().port}/`);
  const reached = await page.evaluate(async (address) => {
    const reads = await fetch(`${address}state?after=0`).then((answer) => answer.ok, () => false);
    const picture = await new Promise((done) => {
      const image = new Image();
      image.onload = () => done(true);
      image.onerror = () => done(false);
      image.src = `${address}files/summit.km.1.png`;
    });
    const script = await new Promise((done) => {
      const element = document.createElement("script");
      element.onload = () => done(true);
      element.onerror = () => done(false);
      element.src = `${address}preview.js`;
      document.head.append(element);
    });
    const frame = document.createElement("iframe");
    frame.src = address;
    document.body.append(frame);
    await new Promise((done) => (frame.onload = done));
    return { reads, picture, script };
  }, address);
  const framed = page.frames().find((frame) => frame !== page.mainFrame());
  const shown = await framed.evaluate(() => document.body?.innerText ?? "").catch(() => "");
  expect(Object.values(reached).every((reached) => !reached) && !/\S*(Preview|មើល)/.test(shown), `another site's page is refused: ${JSON.stringify(reached)}`);
  const status = (path, headers) => fetch(new URL(path, address), { headers }).then((answer) => answer.status);
  expect((await status("/", {})) === 403 && (await status("/00000000000000000000000000000000/", {})) === 403, "who does not know the address is refused");
  await context.close();
  hostile.close();
}
