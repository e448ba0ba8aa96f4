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

// Read aloud with the browser's own voice, where it has one; nothing is sent anywhere.
const reader = document.getElementById("lees-voor");
if (reader && "speechSynthesis" in window) {
  const stop = () => { speechSynthesis.cancel(); reader.setAttribute("aria-pressed", "false"); reader.textContent = reader.dataset.read; };
  reader.hidden = false;
  reader.addEventListener("click", () => {
    if (reader.getAttribute("aria-pressed") === "true") return stop();
    const chosen = String(getSelection()).trim() || document.getElementById("inhoud").innerText;
    // Long texts stop halfway in some browsers: say it paragraph by paragraph.
    const parts = chosen.split(/\n+/).filter(Boolean);
    parts.forEach((part, place) => {
      const voice = new SpeechSynthesisUtterance(part);
      voice.lang = page.lang === "en" ? "en-GB" : "nl-NL";
      if (place === parts.length - 1) voice.onend = stop;
      speechSynthesis.speak(voice);
    });
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
document.addEventListener("htmx:load", (event) => count(event.detail.elt.parentNode ?? document));

// Tapping a paragraph opens what can be done with it; without script its own words do that.
document.addEventListener("click", (event) => {
  const paragraph = event.target.closest(".para--tap");
  if (!paragraph || event.target.closest("a, summary, details ul") || String(getSelection())) return;
  const choices = paragraph.querySelector("details");
  choices.open = !choices.open;
});
