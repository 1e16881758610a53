// Asks for what is shown, and shows it: the newest alone, without a flicker, where the reader was.

const words = JSON.parse(document.getElementById("words").textContent);
const phone = matchMedia("(max-width: 69.99rem)");
const find = (selector) => document.querySelector(selector);

let state = { revision: 0, stale: false, editions: [], sources: [], findings: [] };
let language = null;

/** An element with attributes and children; text is never taken for markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const edition = () => state.editions.find((edition) => edition.language === language) ?? state.editions[0];

/** A number in the digits of the page's language. */
const number = (n) => (document.documentElement.lang === "km" ? `${n}`.replace(/\d/g, (digit) => "០១២៣៤៥៦៧៨៩"[digit]) : `${n}`);

/** The address of a file as it is now. */
const fileAt = (name) => `files/${encodeURIComponent(name)}?revision=${state.revision}`;

function showWords() {
  for (const place of document.querySelectorAll("[data-word]")) place.textContent = words[place.dataset.word];
  for (const place of document.querySelectorAll("[data-label]")) place.ariaLabel = words[place.dataset.label];
  document.title = `${words.preview} – Prakas`;
}

function showCondition(text, kind) {
  const condition = find("#condition");
  condition.textContent = text;
  condition.dataset.kind = kind;
}

function showEditions() {
  const shown = edition();
  find("#editions").replaceChildren(
    ...state.editions.map(({ language: own, name }) => {
      const button = element("button", { type: "button", lang: own, "aria-pressed": own === shown.language }, name);
      button.addEventListener("click", () => {
        language = own;
        show();
      });
      return button;
    }),
  );
}

function showDownloads() {
  const list = find("#downloads ul");
  const offers = edition()?.downloads ?? [];
  find("#downloads").hidden = offers.length === 0;
  list.replaceChildren(
    ...offers.map(({ name, format }) => {
      const button = element("button", { type: "button", title: name }, format.toUpperCase());
      button.addEventListener("click", () => download(name));
      return element("li", {}, button);
    }),
  );
}

async function download(name) {
  find("#downloads").open = false;
  showCondition(`${name} ${words.making}`, "busy");
  const answer = await fetch(fileAt(name)).catch(() => null);
  if (!answer?.ok) {
    showCondition(`${name} ${words.failed} ${answer ? await answer.text() : words.ended}`, "error");
    return;
  }
  const address = URL.createObjectURL(await answer.blob());
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  showCondition(`${name} ${words.made}`, "fine");
}

/** A finding's place, as a button that leads to its line. */
function placeOf({ file, place }) {
  if (!place) return element("span", {}, file ?? "");
  const { name } = state.sources[place.source];
  const button = element("button", { type: "button", class: "place" }, `${name}, ${words.line} ${number(place.line)}`);
  button.addEventListener("click", () => goTo(place));
  return button;
}

const same = (one, other) => one.toLowerCase() === other.toLowerCase();

function showFindings() {
  const { findings } = state;
  for (const count of document.querySelectorAll(".count")) count.textContent = findings.length ? number(findings.length) : "";
  find("#clean").hidden = findings.length > 0;
  find("#findings").replaceChildren(
    ...findings.map((finding) =>
      element(
        "li",
        { class: finding.severity },
        element("p", {}, element("strong", {}, words[finding.severity]), " ", finding.title),
        // Some rules have nothing to say of a place but that it is there.
        element("p", {}, ...(same(finding.title, finding.message) ? [] : [finding.message, " "]), placeOf(finding)),
        ...finding.hints.map((hint) => element("p", { class: "hint" }, hint)),
        element("details", {}, element("summary", {}, words.why), finding.reason),
      ),
    ),
  );
}

const lineId = (source, line) => `source-${source}-line-${line}`;

function showSources() {
  const marks = new Map();
  for (const { severity, place } of state.findings) {
    if (place && marks.get(lineId(place.source, place.line)) !== "error") {
      marks.set(lineId(place.source, place.line), severity);
    }
  }
  const place = find("#source");
  const names = state.sources.map(({ name }) => name);
  if ([...place.querySelectorAll("h3")].map((name) => name.textContent).join("\n") !== names.join("\n")) {
    place.replaceChildren(...names.flatMap((name) => [element("h3", {}, name), element("pre")]));
  }
  // Lines that stay are left as they are: Khmer takes long to shape.
  place.querySelectorAll("pre").forEach((sheet, source) => {
    const lines = state.sources[source].text.split("\n");
    while (sheet.children.length > lines.length) sheet.lastChild.remove();
    lines.forEach((line, at) => {
      const id = lineId(source, at + 1);
      const shown = sheet.children[at] ?? sheet.appendChild(element("span", { id, class: "line", "data-number": at + 1 }));
      if (shown.textContent !== `${line}\n`) shown.textContent = `${line}\n`;
      shown.classList.toggle("error", marks.get(id) === "error");
      shown.classList.toggle("warning", marks.get(id) === "warning");
    });
  });
}

function goTo({ source, line }) {
  view("findings");
  const place = document.getElementById(lineId(source, line));
  for (const old of document.querySelectorAll(".line.here")) old.classList.remove("here");
  place?.classList.add("here");
  place?.scrollIntoView({ block: "center" });
}

/** The pages, once all of them are there. */
async function showPages() {
  const { pages, language: own } = edition();
  const revision = state.revision;
  const images = pages.map((name, at) =>
    element("img", { src: fileAt(name), alt: `${words.page} ${number(at + 1)} / ${number(pages.length)}`, lang: own }),
  );
  await Promise.allSettled(images.map((image) => image.decode()));
  if (revision === state.revision && edition().language === own) find("#pages").replaceChildren(...images);
}

/** The web page, in a frame that takes the old one's place once it is there. No script runs in it. */
function showWeb() {
  const { web, language: own } = edition();
  const revision = state.revision;
  const frame = element("iframe", { sandbox: "allow-same-origin allow-downloads", title: words.web, src: fileAt(web) });
  frame.className = "coming";
  frame.addEventListener("load", () => {
    if (revision !== state.revision || edition().language !== own) return frame.remove();
    const others = [...find("#web").children].filter((other) => other !== frame);
    const kept = others.find((other) => other.dataset.language === own)?.contentWindow?.scrollY ?? 0;
    frame.className = "";
    frame.contentWindow.scrollTo(0, kept);
    for (const other of others) other.remove();
    frame.dataset.revision = revision;
  });
  frame.dataset.language = own;
  for (const old of find("#web").querySelectorAll(".coming")) old.remove();
  find("#web").append(frame);
}

async function showText() {
  const { text, language: own } = edition();
  const revision = state.revision;
  const answer = await fetch(fileAt(text)).catch(() => null);
  const read = answer?.ok ? await answer.text() : null;
  if (read === null || revision !== state.revision || edition().language !== own) return;
  find("#text").lang = own;
  find("#text").textContent = read;
}

async function show() {
  const { revision, stale, editions } = state;
  const isStopped = editions.length === 0;
  // What has to be fetched is asked for first.
  const shown = isStopped ? [] : [showPages(), showText()];
  if (!isStopped) showWeb();
  showCondition(isStopped ? words.stopped : stale ? words.stale : words.current, isStopped || stale ? "error" : "fine");
  showFindings();
  showSources();
  showEditions();
  showDownloads();
  await Promise.all(shown);
  if (revision === state.revision) document.body.dataset.revision = revision;
}

/** Shows one view where there is room for one alone. */
function view(name) {
  document.body.dataset.view = name;
  for (const button of document.querySelectorAll("#views button")) button.ariaPressed = button.dataset.view === name;
}

/** Shows what is new, for as long as the server is there. */
async function follow() {
  for (let misses = 0; misses < 20; ) {
    const answer = await fetch(`state?after=${state.revision}`).catch(() => null);
    if (answer?.status === 200) {
      state = await answer.json();
      show();
    }
    misses = answer?.ok ? 0 : misses + 1;
    if (misses > 0) await new Promise((done) => setTimeout(done, 250));
  }
  showCondition(words.ended, "error");
}

for (const button of document.querySelectorAll("#views button")) {
  button.addEventListener("click", () => view(button.dataset.view));
}
showWords();
view(phone.matches ? "pages" : "findings");
follow();
