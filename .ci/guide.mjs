#!/usr/bin/env node
// Takes the pictures of the guide from the program itself: an announcement as it is being written, looked at with `prakas preview`.
// With PRAKAS_ACCEPT=1 in the environment they go to GUIDE; without, it fails where GUIDE lacks one, or one that the guide names.
// usage: guide.mjs PRAKAS GUIDE OUT
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { launch } from "./browser.mjs";

const [prakas, guide, out] = process.argv.slice(2).map((path) => resolve(path));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const names = ["office-hours.km.md", "office-hours.en.md"];
const begin = ["new", "office-hours", "--kind", "announcement", "--title", "ម៉ោងធ្វើការ", "--title", "Office hours", "--issued", "2021-10-27"];
execFileSync(prakas, begin, { cwd: out, stdio: "ignore" });
const bodies = [
  "ក្រសួងការបរទេស និងសហប្រតិបត្តិការអន្តរជាតិ សូមជម្រាបជូនសាធារណជនឲ្យបានជ្រាបថា ក្រសួងនឹងបិទនៅថ្ងៃចន្ទ.\n\n## ទិដ្ឋាការ\n\n- ពាក្យសុំអាចដាក់នៅថ្ងៃអង្គារ។\n",
  "The Ministry of Foreign Affairs and International Cooperation announces that it is closed on **Monday**.\n\n## Visas\n\n- Applications are taken on Tuesday.\n",
];
names.forEach((name, at) => {
  const [, front] = readFileSync(join(out, name), "utf8").split(/^---$/m);
  writeFileSync(join(out, name), `---${front}---\n\n${bodies[at]}`);
});

const browser = await launch();
for (const [language, views] of [["en", ["desk"]], ["km", ["desk", "phone"]]]) {
  const server = spawn(prakas, ["preview", ...names, "--ui-lang", language], { cwd: out, stdio: ["ignore", "pipe", "ignore"] });
  const address = await new Promise((found) => server.stdout.once("data", (data) => found(data.toString().trim())));
  for (const view of views) {
    const viewport = view === "desk" ? { width: 1500, height: 860 } : { width: 360, height: 720 };
    const page = await browser.newPage({ viewport });
    await page.goto(address);
    await page.waitForFunction(() => document.body.dataset.revision && document.querySelector("#web iframe:not(.coming)"));
    await page.evaluate(() => document.fonts.ready);
    if (language === "en") {
      await page.locator("#editions button", { hasText: "English" }).click();
      await page.waitForFunction(() => document.querySelector("#web iframe:not(.coming)")?.dataset.language === "en");
      await page.waitForFunction(() => document.querySelector("#text").lang === "en");
    }
    if (view === "desk") await page.locator("#findings .place").first().click();
    await page.screenshot({ path: join(out, `${view}.${language}.png`) });
    await page.close();
  }
  server.kill("SIGINT");
}
await browser.close();

const faults = [];
for (const picture of readdirSync(out).filter((name) => name.endsWith(".png"))) {
  if (process.env.PRAKAS_ACCEPT === "1") copyFileSync(join(out, picture), join(guide, picture));
  if (!existsSync(join(guide, picture))) faults.push(`${picture} is not in the guide`);
}
for (const language of ["en", "km"]) {
  for (const [, name] of readFileSync(join(guide, `${language}.md`), "utf8").matchAll(/src="([^"]+)"/g)) {
    if (!existsSync(join(out, name))) faults.push(`${language}.md shows ${name}, of which no picture was taken`);
  }
}
faults.forEach((fault) => console.error(`FAULT ${fault}`));
process.exit(faults.length ? 1 : 0);
