// The hall on a phone: nothing that somebody wrote gets lost, nothing comes twice, nothing jumps under
// the thumb. Without this file every form still works; the board then has a button to refresh.
const strip = document.getElementById("strip");
let board = document.getElementById("bord");
const STORE = "zaal-1";
const say = (name, n) => (strip.dataset[`${name}${n === 1 ? "One" : "Many"}`] ?? strip.dataset[name] ?? "").replace("#n", n);
const find = (query) => board.querySelector(query);

// The clock counts down on its own; when it is up, it only says so.
function tick() {
  for (const clock of document.querySelectorAll(".hall__clock[data-until]")) {
    const left = Math.round((new Date(clock.dataset.until) - Date.now()) / 1000);
    clock.textContent = left > 0 ? strip.dataset.timeLeft.replace("#n", `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`) : strip.dataset.timeUp;
  }
}
tick();
setInterval(tick, 1000);

if (board) start();

function start() {
  // What waits on this device: in its own memory where it has one, else in that of the page.
  const key = `zaal:${board.dataset.key}:`;
  const here = {};
  const read = (name, empty) => { try { return JSON.parse(localStorage.getItem(key + name)) ?? here[name] ?? empty; } catch { return here[name] ?? empty; } };
  const keep = (name, value) => { here[name] = value; try { localStorage.setItem(key + name, JSON.stringify(value)); } catch { /* a private window: the page remembers */ } };
  const outbox = () => read("outbox", []);
  const change = (id, facts) => keep("outbox", outbox().map((note) => (note.id === id ? { ...note, ...facts } : note)));
  const drop = (id) => keep("outbox", outbox().filter((note) => note.id !== id));
  const number = () => crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));

  let seen = Number(board.dataset.version), isOnline = true, isPaused = false, sending = false, movedOn = false, changed = false;
  const fresh = new Set(), sent = new Set();

  // The strip on top: connected or not, what is kept, what waits.
  function tell() {
    const waiting = outbox().length, kept = board.querySelectorAll("#mijn [data-id]:not(.is-waiting)").length;
    const words = [isPaused ? strip.dataset.paused : isOnline ? strip.dataset.online : strip.dataset.offline];
    if (kept) words.push(say("saved", kept));
    if (waiting) words.push(say("waiting", waiting));
    const text = words.join(" ");
    if (strip.textContent !== text) strip.textContent = text;
    strip.classList.toggle("is-away", !isOnline || isPaused);
  }

  // Every note that waits stands in the list, with why when it was refused.
  function draw() {
    const list = find("#mijn");
    if (list) {
      list.querySelectorAll(".is-waiting").forEach((row) => row.remove());
      for (const note of outbox()) {
        const row = document.getElementById("briefje").content.firstElementChild.cloneNode(true);
        row.dataset.id = note.id;
        row.classList.add("is-waiting");
        row.querySelector(".hall__words").textContent = note.text;
        row.querySelector(".badge").textContent = note.reason || strip.dataset.onDevice;
        row.querySelector(".badge").classList.add("late");
        if (note.reason) {
          for (const [name, act] of [["again", () => { change(note.id, { reason: "", refused: false }); flush(); }], ["drop", () => { drop(note.id); draw(); }]]) {
            const button = row.querySelector(`.hall__${name}`);
            button.hidden = false;
            button.textContent = strip.dataset[name];
            button.addEventListener("click", act);
          }
        }
        list.append(row);
      }
      if (outbox().length) list.closest("details")?.setAttribute("open", "");
    }
    tell();
  }

  // A note that was kept stands in the list with its sign, until the page draws it again.
  function stand(note) {
    const list = find("#mijn");
    if (!list || list.querySelector(`[data-id="${note.id}"]:not(.is-waiting)`)) return;
    const row = document.getElementById("briefje").content.firstElementChild.cloneNode(true);
    row.dataset.id = note.id;
    row.querySelector(".hall__words").textContent = note.text;
    row.querySelector(".badge").textContent = strip.dataset.kept;
    row.querySelector(".badge").classList.add("good");
    list.append(row);
  }

  async function flush() {
    const form = find("#schrijven");
    if (sending || !form) return;
    sending = true;
    try {
      for (const note of outbox().filter((one) => !one.refused)) {
        const body = new URLSearchParams({ text: note.text, client_id: note.id, ...(note.origin && { origin: note.origin }) });
        const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value } });
        isOnline = true;
        if (answer.ok) {
          sent.add(note.id);
          drop(note.id);
          stand(note);
        } else if (answer.status === 422) {
          change(note.id, { reason: (await answer.json()).reason, refused: true });
        } else if (answer.status === 409) {
          change(note.id, { reason: (await answer.json()).reason });
          break; // it fits later: the step or the pause may pass
        } else break;
      }
    } catch {
      isOnline = false;
    } finally {
      sending = false;
      draw();
    }
    if (!outbox().length && board.dataset.state === "collecting" && sent.size && !find("#mijn details[open]")) own();
  }

  // The own notes drawn by the server, so that they can be changed; only that list moves.
  async function own() {
    try {
      const made = parse(await (await fetch(location.pathname)).text());
      sent.clear();
      for (const id of ["mijn", "totaal"]) {
        const next = made.getElementById(id);
        if (next && find(`#${id}`) && made.getElementById("bord").dataset.state === board.dataset.state) find(`#${id}`).replaceWith(next);
      }
      draw();
    } catch { /* the next one will do */ }
  }

  const parse = (html) => new DOMParser().parseFromString(html, "text/html");

  // Put a board that the server drew in the place of this one; what was ticked and typed stays.
  function swap(html, isAct) {
    const next = parse(html).getElementById("bord");
    if (!next) return location.reload();
    const ticked = isAct ? [] : [...board.querySelectorAll("input:checked")].map((box) => box.id);
    const focused = document.activeElement?.id, sameStep = next.dataset.state === board.dataset.state;
    board.replaceWith(next);
    board = next;
    seen = Number(board.dataset.version);
    fresh.clear();
    movedOn = changed = false;
    if (sameStep) ticked.forEach((id) => { const box = document.getElementById(id); if (box) box.checked = true; });
    ready();
    const target = find("#waarom") ?? (focused && focused !== "tonen" && document.getElementById(focused)) ?? null;
    const head = find("h1");
    head.tabIndex = -1;
    (target || head).focus({ preventScroll: sameStep && !find("#waarom") });
    return undefined;
  }

  function offer() {
    const button = find("#tonen");
    const words = movedOn ? strip.dataset.movedOn : fresh.size ? say("new", fresh.size) : changed ? strip.dataset.changed : "";
    button.classList.toggle("is-new", Boolean(words));
    if (words && button.textContent !== words) { button.textContent = words; button.parentNode.setAttribute("role", "status"); }
  }

  async function poll() {
    let answer;
    try {
      answer = await fetch(`${board.dataset.since}?sinds=${seen}`, { headers: { Accept: "application/json" }, cache: "no-store" });
    } catch {
      isOnline = false;
      return tell();
    }
    isOnline = answer.status < 500;
    if (answer.status === 200) learn(await answer.json());
    if (outbox().some((note) => !note.refused) && !isPaused) flush();
    return tell();
  }

  function learn(news) {
    if (news.version > seen) seen = news.version;
    isPaused = news.sitting === "paused";
    if (news.sitting === "closed") globalThis.caches?.delete(STORE);
    if (news.state !== board.dataset.state) movedOn = true;
    else if (news.notes && news.state === "ordering") {
      for (const note of news.notes) {
        const known = note.mine && (sent.has(note.id) || find(`[data-id="${note.id}"]`));
        if (note.state === "visible" && !known && !find(`#ordenen [data-id="${note.id}"]`)) fresh.add(note.id);
        else if (!known) changed = true;
        if (note.state !== "visible" && fresh.delete(note.id)) changed = true;
      }
      if (!news.fresh) changed = true;
    } else if (news.people !== undefined && find("#klaar")) {
      find("#klaar").textContent = find("#klaar").dataset.words.replace("#r", news.ready).replace("#p", news.people);
    } else if (!news.notes) changed = true;
    const total = find("#totaal");
    if (total && news.total !== undefined) total.textContent = (news.total === 1 ? total.dataset.one : total.dataset.many).replace("#n", news.total);
    const clock = find(".hall__clock");
    if (clock && news.ends_at) clock.dataset.until = news.ends_at;
    offer();
  }

  // What people see as one sign counts as one.
  const cutter = globalThis.Intl?.Segmenter && new Intl.Segmenter();
  const signs = (text) => (cutter ? [...cutter.segment(text)].length : [...text].length);
  function count(box) {
    const left = Number(board.dataset.longest) - signs(box.value.trim()), place = find("#teller");
    if (left < 0) place.textContent = strip.dataset.over.replace("#n", -left);
    else if (left > 40) place.textContent = "";
    else if (left % 10 === 0 || !place.textContent) place.textContent = strip.dataset.left.replace("#n", left);
  }

  function ready() {
    const box = find("#tekst");
    if (box && !box.value) box.value = read("draft", "");
    if (box) count(box);
    draw();
    offer();
    tick();
  }

  document.addEventListener("input", (event) => {
    if (event.target.id === "tekst") { keep("draft", event.target.value); count(event.target); }
    if (event.target.type === "checkbox" && find("#gekozen")) {
      find("#gekozen").textContent = strip.dataset.ticked.replace("#n", event.target.form.querySelectorAll("[name=briefje]:checked, [name=keuze]:checked").length);
    }
  });

  // Enter in a small field does what the button beside it does.
  document.addEventListener("keydown", (event) => {
    const fold = event.key === "Enter" && event.target.matches?.("input:not([type=checkbox])") && event.target.closest("details");
    const button = fold && fold.querySelector("button");
    if (button) { event.preventDefault(); button.click(); }
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target, button = event.submitter;
    if (form.id === "schrijven") {
      event.preventDefault();
      const box = form.elements.text, text = box.value.trim();
      if (!text) return box.focus();
      const origin = form.elements.origin?.checked ? "behalf" : "";
      keep("outbox", [...outbox(), { id: number(), text, origin, reason: "", refused: false }]);
      box.value = "";
      keep("draft", "");
      count(box);
      draw();
      box.focus();
      return flush();
    }
    if (!form.hasAttribute("data-live")) return undefined;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.append(button.name, button.value);
    try {
      return swap(await (await fetch(form.action, { method: "POST", body })).text(), true);
    } catch {
      isOnline = false;
      tell();
      strip.textContent = strip.dataset.notSent;
      return undefined;
    }
  });

  document.addEventListener("click", async (event) => {
    if (event.target.id !== "tonen") return;
    event.preventDefault();
    try { swap(await (await fetch(location.href)).text(), false); } catch { isOnline = false; tell(); }
  });

  addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => document.hidden || poll());
  const loop = () => setTimeout(async () => { if (!document.hidden) await poll(); loop(); }, 1900 + Math.random() * 200);
  loop();
  ready();
  flush();

  // A page of the hall can be opened again without a network: its copy waits on the device.
  navigator.serviceWorker?.register("/zaal/werker.js", { scope: "/zaal/" }).then(() => caches.open(STORE)).then((store) => {
    const look = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((part) => part.href || part.src);
    return store.addAll([location.pathname, ...look]);
  }).then(() => { document.documentElement.dataset.kept = "yes"; }).catch(() => {});
}
