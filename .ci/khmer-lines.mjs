#!/usr/bin/env node
// Says where a browser breaks the Khmer of pages that Prakas made, at several widths, and fails where that is not at an
// opportunity (a `wbr`), where a page is wider than the screen, or where copied text holds U+200B or U+2060.
// usage: khmer-lines.mjs PAGE.html...
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const WIDTHS = [320, 375, 414, 768, 1024];

// Runs in the page.
function measure() {
  const cluster = /[\u200B-\u200D\u17B4-\u17D3\u17DD]/; // never begins a line
  const khmer = /[\u1780-\u17FF]/;
  const bad = [];
  let lines = 0;
  for (const block of document.querySelectorAll("main [class]:is(p, h1, h2, h3, h4, address, td, th, caption, figcaption)")) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    let [text, bottom, open] = ["", null, new Set()];
    for (let node; (node = walker.nextNode()); ) {
      if (node.nodeName === "WBR" || node.nodeName === "BR") open.add(text.length);
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const emergency = node.parentElement.closest(".long");
      for (let i = 0; i < node.length; i++, text += node.data[i - 1]) {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = [...range.getClientRects()].find((rect) => rect.width > 0);
        if (!box || node.parentElement.closest("sup, sub")) continue;
        if (bottom !== null && box.bottom > bottom + 5) {
          lines++;
          const between = text.slice(-1) + node.data[i];
          // A space of Latin text, in which browsers break by themselves.
          const space = /\s$/.test(text) && !/[\u17D4-\u17DA]/.test(node.data[i]);
          const allowed = open.has(text.length) || space || (emergency && i > 0 && !cluster.test(node.data[i]) && text.at(-1) !== "\u17D2");
          if (khmer.test(between) && !allowed) bad.push(text.slice(-10) + "|" + node.data.slice(i, i + 10));
        }
        bottom = Math.max(bottom ?? -1e9, box.bottom);
      }
    }
  }
  getSelection().selectAllChildren(document.querySelector("main"));
  const copied = /[\u200B\u2060]/.test(getSelection().toString());
  const root = document.documentElement;
  return { lines, bad, copied, over: root.scrollWidth - root.clientWidth };
}

const folder = mkdtempSync(join(tmpdir(), "khmer-lines-"));
let failed = false;
try {
  for (const page of process.argv.slice(2)) {
    const html = readFileSync(page, "utf8").replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
    const inner = join(folder, basename(page));
    // In a frame of the width wanted: a window of headless Chromium is 500 pixels wide at least.
    writeFileSync(inner, html);
    const frames = WIDTHS.map((width) => `<iframe src="${basename(page)}" width="${width}" height="600" style="border:0"></iframe>`);
    const outer = join(folder, "frames.html");
    writeFileSync(
      outer,
      `<!DOCTYPE html><meta charset="utf-8">${frames.join("")}<pre></pre><script>onload = () => {
        const found = [...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow.eval("(" + ${JSON.stringify(measure.toString())} + ")()"));
        document.querySelector("pre").textContent = "@@" + encodeURIComponent(JSON.stringify(found)) + "@@";
      };</script>`,
    );
    const dom = execFileSync(
      process.env.CHROMIUM ?? "chromium",
      ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", `--user-data-dir=${join(folder, "profile")}`, "--virtual-time-budget=20000", "--dump-dom", `file://${outer}`],
      { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 },
    );
    const found = JSON.parse(decodeURIComponent(dom.match(/>@@(.*?)@@</)[1]));
    found.forEach(({ lines, bad, copied, over }, i) => {
      const fault = bad.length > 0 || copied || over > 0;
      failed ||= fault;
      console.log(`${fault ? "FAULT" : "ok"} ${page} at ${WIDTHS[i]} px: ${lines} line ends, ${bad.length} wrong, ${over} px too wide${copied ? ", copied text holds U+200B" : ""}`);
      bad.forEach((at) => console.log(`  ${at}`));
    });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
