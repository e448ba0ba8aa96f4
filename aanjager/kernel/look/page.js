// Only what makes pages quicker or kinder; every page works without it.
const page = document.documentElement;
page.classList.add("has-script");

// After a failed form, the error summary gets the focus, so that it is read first.
document.getElementById("fouten")?.focus();

// On a phone a table becomes a list of rows: each cell carries the heading of its column.
function label(root) {
  for (const table of root.querySelectorAll("table:not(.grid, .week, .is-labelled)")) {
    const heads = [...table.querySelectorAll("thead tr:last-child > *")].map((head) => head.textContent.trim());
    if (!heads.length) continue;
    for (const row of table.querySelectorAll("tbody tr, tfoot tr")) {
      row.setAttribute("role", "row");
      [...row.cells].forEach((cell, place) => {
        cell.dataset.label ??= cell.colSpan > 1 ? "" : heads[place] ?? "";
        cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
      });
    }
    table.setAttribute("role", "table");
    table.querySelectorAll("thead, tbody, tfoot").forEach((part) => part.setAttribute("role", "rowgroup"));
    table.querySelectorAll("thead tr").forEach((row) => row.setAttribute("role", "row"));
    table.querySelectorAll("thead th").forEach((head) => head.setAttribute("role", "columnheader"));
    table.classList.add("is-labelled");
  }
}
label(document);
document.addEventListener("htmx:load", (event) => label(event.detail.elt.parentNode ?? document));

// Read aloud with the browser's own voice, where it has one for the language; nothing is sent anywhere.
// From the heading on, without the menu and what stands for screen readers, each part in its own language.
const reader = document.getElementById("lees-voor");
if (reader && "speechSynthesis" in window) {
  const places = { nl: "nl-NL", en: "en-GB" };
  const speaks = (language) => speechSynthesis.getVoices().some((voice) => voice.lang.startsWith(language));
  const show = () => { reader.hidden = !speaks(page.lang); };
  const stop = () => { speechSynthesis.cancel(); reader.setAttribute("aria-pressed", "false"); reader.textContent = reader.dataset.read; };
  const spoken = () => {
    const parts = [], main = document.getElementById("inhoud"), start = main.querySelector("h1");
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    let last = null;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const around = node.parentElement, text = node.textContent.trim();
      const isBefore = start && start.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING;
      if (!text || isBefore || around.closest("nav, script, style, svg, select, .visually-hidden, [hidden]") || (around.checkVisibility && !around.checkVisibility())) continue;
      const block = around.closest("p, li, h1, h2, h3, h4, dt, dd, td, th, label, legend, summary, figcaption, button, a") ?? around;
      const language = around.closest("[lang]").lang;
      if (block === last?.block && language === last.language) last.text += ` ${text}`;
      else parts.push(last = { block, language, text });
    }
    return parts;
  };
  show();
  speechSynthesis.addEventListener?.("voiceschanged", show);
  reader.addEventListener("click", () => {
    if (reader.getAttribute("aria-pressed") === "true") return stop();
    const chosen = String(getSelection()).trim();
    const parts = chosen ? [{ text: chosen, language: page.lang }] : spoken();
    // Long texts stop halfway in some browsers: say it part by part.
    parts.forEach(({ text, language }, place) => {
      const voice = new SpeechSynthesisUtterance(text);
      voice.lang = places[language] ?? language;
      if (place === parts.length - 1) voice.onend = stop;
      voice.onerror = ({ error }) => { if (error !== "canceled" && error !== "interrupted") stop(); };
      speechSynthesis.speak(voice);
    });
    if (!parts.length) return;
    reader.setAttribute("aria-pressed", "true");
    reader.textContent = reader.dataset.stop;
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

// On a phone the finder asks one question at a time; without script all three stand below each other.
for (const finder of document.querySelectorAll(".finder--steps")) {
  const questions = [...finder.querySelectorAll(":scope > .question")];
  const go = (way) => {
    const place = questions.findIndex((one) => one.classList.contains("is-here")) + way;
    questions.forEach((one, number) => one.classList.toggle("is-here", number === place));
    finder.classList.toggle("is-on", place > 0);
    finder.classList.toggle("is-last", place === questions.length - 1);
    questions[place].querySelector("input, select").focus();
  };
  finder.querySelector(".finder__next").addEventListener("click", () => go(1));
  finder.querySelector(".finder__back").addEventListener("click", () => go(-1));
}

// A fresh list never takes away what somebody ticked in the one before while it was on its way.
const ticked = (part) => [...part.querySelectorAll("input:checked")].map((it) => it.value).join();
document.addEventListener("htmx:beforeRequest", ({ detail }) => { detail.xhr.ticked = ticked(detail.target); });
document.addEventListener("htmx:beforeSwap", ({ detail }) => { if (detail.xhr.ticked !== ticked(detail.target)) detail.shouldSwap = false; });

// A passkey that did not work: say so on the page, beside the other way in.
document.addEventListener("allauth.error", () => document.getElementById("passkey-problem")?.removeAttribute("hidden"));

// A list that came into view is counted once, without who looked: the list brings its own seal.
function count(root) {
  for (const list of root.querySelectorAll("[data-seen][data-list]")) {
    if (!("IntersectionObserver" in window) || !navigator.sendBeacon) return;
    const seen = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) return;
      seen.disconnect();
      const brought = new FormData();
      brought.append("lijst", list.dataset.list);
      navigator.sendBeacon(list.dataset.seen, brought);
    });
    seen.observe(list.querySelector(".cards") ?? list);
  }
}
count(document);

// A reaction says from which list it came: the number of the list, nothing about who looked.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='/vacatures/']");
  const number = link?.closest("[data-number]")?.dataset.number ?? new URLSearchParams(location.search).get("lijst");
  if (number && /^\/vacatures\/\d+\/(reageren\/)?$/.test(link?.pathname)) link.search = `?lijst=${number}`;
});
document.addEventListener("htmx:load", (event) => count(event.detail.elt.parentNode ?? document));

// What somebody types in a long form stays on this device, per address and per account, until it is
// kept or a day has passed; leaving the account takes it away. Fields marked as private stay out.
const DRAFT = "aanjager:draft:", SENT = "aanjager:sent", A_DAY = 86_400_000;
function stored(store, act) {
  try { return act(window[store]); } catch { return null; } // a browser that keeps nothing
}
function drafts(away) {
  stored("localStorage", (store) => Object.keys(store).filter((key) => key.startsWith(DRAFT))
    .filter((key) => away(key, JSON.parse(store[key]).at)).forEach((key) => store.removeItem(key)));
}
drafts((_key, at) => Date.now() - at > A_DAY);
// A form that was sent and came back with good news is kept: its draft has done its work.
const sent = stored("sessionStorage", (store) => [store.getItem(SENT), store.removeItem(SENT)][0]);
if (sent && document.querySelector(".messages .notice--success")) drafts((key) => key === sent);
for (const leaving of document.querySelectorAll("form[data-leaves]")) leaving.addEventListener("submit", () => drafts(() => true));

for (const offer of document.querySelectorAll("form [data-draft]")) {
  const form = offer.closest("form"), key = `${DRAFT}${offer.dataset.draft}:${location.pathname}`;
  const fields = () => [...form.elements].filter((it) => it.name && !it.closest("[data-private]") && !["hidden", "password", "file", "submit", "button"].includes(it.type));
  const typed = () => fields().filter((it) => !["checkbox", "radio"].includes(it.type) || it.checked).map((it) => [it.name, it.value]);
  const before = JSON.stringify(typed());
  const found = stored("localStorage", (store) => JSON.parse(store.getItem(key)));
  const failed = document.getElementById("fouten"); // what was typed stands in the form already
  const keep = () => stored("localStorage", (store) => {
    const now = typed();
    if (JSON.stringify(now) === before && !failed) store.removeItem(key);
    else store.setItem(key, JSON.stringify({ at: Date.now(), typed: now }));
  });
  let later;
  form.addEventListener("input", () => { offer.hidden = true; clearTimeout(later); later = setTimeout(keep, 400); });
  addEventListener("pagehide", () => { if (later) keep(); });
  form.addEventListener("submit", () => { clearTimeout(later); later = 0; keep(); stored("sessionStorage", (store) => store.setItem(SENT, key)); });
  if (found && !failed && JSON.stringify(found.typed) !== before) offer.hidden = false;
  offer.querySelector("[data-draft-away]").addEventListener("click", () => {
    stored("localStorage", (store) => store.removeItem(key));
    offer.hidden = true;
    fields()[0]?.focus();
  });
  offer.querySelector("[data-draft-back]").addEventListener("click", () => {
    for (const it of fields()) {
      const values = found.typed.filter(([name]) => name === it.name).map(([, value]) => value);
      if (["checkbox", "radio"].includes(it.type)) it.checked = values.includes(it.value);
      else if (values.length) it.value = values[0];
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
    form.dispatchEvent(new Event("change", { bubbles: true }));
    fields()[0]?.focus();
  });
}
// Tapping a paragraph opens what can be done with it; without script its own words do that.
document.addEventListener("click", (event) => {
  const paragraph = event.target.closest(".para--tap");
  if (!paragraph || event.target.closest("a, summary, details ul") || String(getSelection())) return;
  const choices = paragraph.querySelector("details");
  choices.open = !choices.open;
});
