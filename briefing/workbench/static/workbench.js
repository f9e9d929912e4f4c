// The workbench's keys, panes and events. Everything that is shown comes from the server as HTML; nothing is decided here.
"use strict";

const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const SECTIONS = { b: "background", t: "threat_assessment", r: "recommendation", o: "other" };
const body = document.body;
let version = Number(body.dataset.version || 0);
let current = null; // the id of the chosen sentence
let cardTimer = 0;
let deciding = 0; // decisions that are not answered yet
let later = null; // what was asked for meanwhile

function say(words, refused = false) {
  const place = byId("said");
  if (!place) return;
  place.textContent = words;
  place.classList.toggle("refused", refused);
}

function alarm(words) {
  byId("alarm").hidden = false;
  byId("alarm").querySelector("span").textContent = words;
}

// ---- sentences ----------------------------------------------------------------------------------------------------

const element = (id) => byId("s-" + id.replaceAll(".", "-"));
const shown = () => all("#source .s").filter((each) => !each.closest(".out"));

function choose(id, { focus = true, card = true } = {}) {
  const next = element(id);
  if (!next) return;
  for (const old of all('#source [aria-current="true"], #source .s[tabindex="0"]')) {
    old.removeAttribute("aria-current");
    old.tabIndex = -1;
  }
  current = id;
  next.setAttribute("aria-current", "true");
  next.tabIndex = 0;
  if (focus) {
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }
  clearTimeout(cardTimer);
  if (card) cardTimer = setTimeout(() => showCard(id), 90);
}

function showCard(id) {
  return htmx.ajax("GET", "/brief/sentence/" + encodeURIComponent(id), { source: "#card", target: "#card", swap: "innerHTML" });
}

function step(by) {
  const rows = shown();
  const at = rows.findIndex((each) => each.dataset.id === current);
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  if (next) choose(next.dataset.id);
}

function nextDoubtful() {
  const running = (each) => each.matches(".sentence, .list_item") && !each.matches(".analyst");
  let rows = all("#source .s.doubtful").filter(running);
  if (!rows.length) rows = all("#source .s").filter(running);
  rows.sort((one, two) => one.dataset.score - two.dataset.score);
  const at = rows.findIndex((each) => each.dataset.id === current);
  const next = rows[(at + 1) % rows.length];
  if (!next) return say("Every sentence has been looked at.");
  clearFilter(next);
  choose(next.dataset.id);
}

function clearFilter(row) {
  if (!row.closest(".out")) return;
  byId("filter").reset();
  applyFilter();
}

// ---- decisions ----------------------------------------------------------------------------------------------------

function decide(kind, values) {
  if (!current) return say("Choose a sentence first.", true);
  const why = byId("why") ? byId("why").value : "";
  htmx.ajax("POST", "/brief/decide/" + kind, {
    source: "#decider", target: "#card", swap: "innerHTML", values: { sentence: current, why, ...values },
  });
}

// Not by the buttons: an answer that has just come may be about to replace them.
function turnBack(way) {
  htmx.ajax("POST", "/brief/" + way, { source: "#decider", target: "#card", swap: "innerHTML" });
}

function openPart(id, field) {
  if (deciding) return (later = () => openPart(id, field));
  clearTimeout(cardTimer);
  if (current && byId("card").querySelector("[data-sentence]")?.dataset.sentence !== current) return showCard(current).then(() => openPart(id, field));
  const part = byId(id);
  if (!part) return say("Choose a sentence first.", true);
  part.open = true;
  const words = String(getSelection()).trim();
  const place = part.querySelector(field);
  if (id === "add" && words && element(current).textContent.includes(words)) place.value = words;
  place?.focus();
  part.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb === "post") deciding += 1;
  event.detail.headers["Brief-Version"] = String(version);
  event.detail.headers["Brief-Window"] = body.dataset.window || "";
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.requestConfig?.verb !== "post") return;
  deciding -= 1;
  if (!deciding && later) setTimeout(() => { const act = later; later = null; act?.(); }, 60);
  const known = event.detail.xhr?.getResponseHeader("brief-version");
  if (known) version = Math.max(version, Number(known));
  if (event.detail.xhr?.status === 409) {
    try { sessionStorage.setItem("said", "This brief was changed in another window; your last change was not made."); } catch { /* no storage, no message */ }
    location.reload();
  }
});

document.addEventListener("htmx:sendError", () => say("There is no connection to the workbench; that was not done. Try again.", true));
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status >= 500 || event.detail.xhr.status === 403) say("The workbench refused: " + event.detail.xhr.status, true);
});
document.addEventListener("say", (event) => say(event.detail.value));
document.addEventListener("refused", (event) => {
  say(event.detail.value, true);
  if (byId("panel-about") && !byId("panel-about").hidden) loadPanel("about");
});
document.addEventListener("decided", (event) => {
  const id = event.detail.sentence;
  const panel = openPanel();
  const own = event.target.closest?.("#right") || byId("panel-" + panel).contains(document.activeElement);
  if (panel !== "brief" && !own) loadPanel(panel);
  if (id && (document.activeElement === body || document.activeElement?.closest("#card, #source") === null)) return;
  if (id) requestAnimationFrame(() => choose(id, { card: false, focus: !document.activeElement?.closest("#right") }));
});

document.addEventListener("htmx:afterSettle", (event) => {
  const row = current && element(current);
  if (!row) return;
  row.setAttribute("aria-current", "true");
  row.tabIndex = 0;
  if (event.detail.target.id === "card" && event.detail.requestConfig?.verb === "get" && !event.detail.target.contains(document.activeElement)) row.scrollIntoView({ block: "nearest" });
  if (document.activeElement === body) row.focus({ preventScroll: true });
});

// ---- panes on the right -------------------------------------------------------------------------------------------

const openPanel = () => byId("right")?.querySelector('[role="tab"][aria-selected="true"]').id.slice(4);

function loadPanel(name) {
  const panel = byId("panel-" + name);
  if (!panel?.dataset.from) return Promise.resolve();
  const open = all("details[open]", panel).map((each) => each.closest("[data-key]")?.dataset.key);
  return htmx.ajax("GET", panel.dataset.from, { source: panel, target: panel, swap: "innerHTML" }).then(() => {
    for (const entry of all("[data-key]", panel)) if (open.includes(entry.dataset.key)) entry.querySelector("details").open = true;
  });
}

function showPanel(name, { focus = false } = {}) {
  for (const tab of all('[role="tab"]')) {
    const chosen = tab.id === "tab-" + name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).hidden = !chosen;
    if (chosen && focus) tab.focus();
  }
  return loadPanel(name);
}

function goToEntry(key) {
  showPanel("entries").then(() => {
    const entry = all("#panel-entries [data-key]").find((each) => each.dataset.key === key);
    if (!entry) return;
    entry.querySelector("details").open = true;
    entry.scrollIntoView({ block: "start" });
    entry.querySelector("summary").focus();
  });
}

// ---- the rendered brief -------------------------------------------------------------------------------------------

let framePlace = 0;

function frameReady() {
  const page = byId("preview").contentDocument;
  if (!page?.body) return;
  page.documentElement.scrollTop = framePlace;
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    const target = decodeURIComponent(link.getAttribute("href") || "").replace(/^#/, "");
    if (element(target)) {
      clearFilter(element(target));
      choose(target);
    } else page.getElementById(target)?.scrollIntoView();
  });
  page.addEventListener("keydown", onKey);
}

function reloadFrame() {
  const frame = byId("preview");
  framePlace = frame.contentDocument?.documentElement.scrollTop || 0;
  frame.contentWindow.location.replace("/brief/preview?" + version);
}

function goToStatement() {
  const page = byId("preview").contentDocument;
  const cites = (each) => each.textContent.replace(/[[\]\s]/g, "").split(",").includes(current);
  const link = all("a.citation", page).find(cites) || page.getElementById(current);
  if (!link) return say("The brief does not cite " + current + ".");
  showPanel("brief");
  link.scrollIntoView({ block: "center" });
  link.focus({ preventScroll: true });
  say("The brief cites " + current + " here.");
}

// ---- filter -------------------------------------------------------------------------------------------------------

let filterTimer = 0;

async function applyFilter() {
  const form = byId("filter");
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const kept = [...asked].length ? new Set((await (await fetch("/brief/filter?" + asked)).json()).ids) : null;
  let count = 0;
  for (const paragraph of all("#source .p")) {
    let any = false;
    for (const row of all(".s", paragraph)) {
      const stays = !kept || kept.has(row.id);
      row.classList.toggle("out", !stays);
      any ||= stays;
      count += stays;
    }
    paragraph.classList.toggle("out", !any);
  }
  byId("found").textContent = kept ? `${count} found` : "";
}

// ---- keys ---------------------------------------------------------------------------------------------------------

const KEYS = {
  n: nextDoubtful,
  u: () => turnBack("undo"),
  U: () => turnBack("redo"),
  "/": () => byId("filter").elements.text.focus(),
  "?": () => byId("help").showModal(),
};
const SENTENCE_KEYS = {
  ...Object.fromEntries(Object.entries(SECTIONS).map(([key, section]) => [key, () => decide("section", { section })])),
  c: () => decide("section", { section: Object.values(SECTIONS).find((each) => element(current).classList.contains(each)) }),
  j: () => decide("join", {}),
  i: () => decide("body", { body: "in" }),
  d: () => decide("body", { body: "out" }),
  s: () => openPart("cut", "select"),
  a: () => openPart("add", "textarea"),
  x: () => openPart("use", "[name=answer]"),
  g: goToStatement,
  ArrowDown: () => step(1), ArrowRight: () => step(1), ArrowUp: () => step(-1), ArrowLeft: () => step(-1),
  Home: () => step(-Infinity), End: () => step(Infinity),
  Enter: () => byId("card").focus(), " ": () => showCard(current),
};

function backToSentence() {
  const here = shown().find((each) => each.dataset.id === current) || shown()[0];
  if (here) choose(here.dataset.id, { card: here.dataset.id !== current });
  else document.activeElement.blur();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const target = event.target;
  if (target.closest?.("dialog")) return;
  if (event.key === "Escape" && target.closest?.("#card, #filter, #right")) return backToSentence();
  if (target.closest?.("input, textarea, select")) return;
  if (event.key.length === 1 && !byId("keys-on").checked) return;
  const onSentence = target.closest?.("#source") || target === byId("card");
  const key = (onSentence && SENTENCE_KEYS[event.key]) || KEYS[event.key];
  if (!key) return;
  event.preventDefault();
  key();
}

function onTabKey(event) {
  const tabs = all('[role="tab"]');
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const next = tabs[(tabs.indexOf(event.target) + by + tabs.length) % tabs.length];
  showPanel(next.id.slice(4), { focus: true });
}

// ---- events from the server ---------------------------------------------------------------------------------------

function listen() {
  const events = new EventSource("/events");
  const on = (name, act) => events.addEventListener(name, (event) => act(JSON.parse(event.data)));
  on("hello", (data) => {
    if (body.classList.contains("offline")) say("The connection is back.");
    body.classList.remove("offline");
    if (data.version !== version && byId("alarm")) alarm("This brief was changed while this window was not connected.");
    if (byId("preview") && data.settled > Number(byId("preview").dataset.settled)) settled(data.settled);
  });
  on("changed", (data) => {
    if (data.window !== body.dataset.window && byId("alarm")) alarm("This brief was changed in another window.");
    else if (byId("saved")) byId("saved").textContent = "Saving…";
  });
  on("settled", (data) => byId("saved") && settled(data.version, data.fault));
  on("fault", (data) => say(data.message, true));
  on("opened", () => byId("alarm") && alarm("Another brief was opened."));
  on("release", () => byId("building") && htmx.ajax("GET", "/release/state", { source: "#building", target: "#building", swap: "innerHTML" }));
  events.onerror = () => {
    if (!body.classList.contains("offline")) say("The connection to the workbench is lost; trying again.", true);
    body.classList.add("offline");
  };
}

function settled(which, fault = "") {
  if (which === version) byId("saved").textContent = fault ? "Not saved" : "Saved in " + byId("saved").dataset.kept;
  byId("fault").hidden = !fault;
  byId("fault").textContent = fault;
  byId("preview").dataset.settled = which;
  reloadFrame();
  const panel = openPanel();
  const focused = document.activeElement;
  const busy = byId("panel-" + panel).contains(focused) && focused.closest("form, details");
  if (panel !== "brief" && panel !== "about" && !busy) loadPanel(panel); // title and template follow no register
}

// ---- beginning ----------------------------------------------------------------------------------------------------

function beginWorkbench() {
  const first = byId("source").querySelector(".s");
  if (first) first.tabIndex = 0;
  byId("source").addEventListener("click", (event) => {
    const row = event.target.closest(".s");
    if (row) choose(row.dataset.id, { focus: !String(getSelection()) });
  });
  byId("source").addEventListener("focusin", (event) => {
    const row = event.target.closest(".s");
    if (row && row.dataset.id !== current) choose(row.dataset.id, { focus: false });
  });
  body.addEventListener("click", (event) => {
    const go = event.target.closest("[data-go]");
    const entry = event.target.closest("[data-entry]");
    if (go && element(go.dataset.go)) { clearFilter(element(go.dataset.go)); choose(go.dataset.go); }
    if (entry) goToEntry(entry.dataset.entry);
  });
  byId("right").querySelector('[role="tablist"]').addEventListener("click", (event) => {
    const tab = event.target.closest('[role="tab"]');
    if (tab) showPanel(tab.id.slice(4));
  });
  byId("right").querySelector('[role="tablist"]').addEventListener("keydown", onTabKey);
  byId("filter").addEventListener("input", () => { clearTimeout(filterTimer); filterTimer = setTimeout(applyFilter, 150); });
  byId("filter").addEventListener("submit", (event) => event.preventDefault());
  byId("preview").addEventListener("load", frameReady);
  frameReady();
  byId("alarm").querySelector("button").addEventListener("click", () => location.reload());
  byId("open-help").addEventListener("click", () => byId("help").showModal());
  byId("close-help").addEventListener("click", () => byId("help").close());
  document.addEventListener("keydown", onKey);
  const wanted = location.hash.slice(1);
  if (byId(wanted)?.dataset.id) choose(byId(wanted).dataset.id);
  const kept = sessionStorage.getItem("said");
  if (kept) { sessionStorage.removeItem("said"); say(kept, true); }
}

function beginDrop() {
  const drop = byId("drop");
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    byId("files").files = event.dataTransfer.files;
    drop.requestSubmit();
  });
  drop.addEventListener("htmx:beforeRequest", () => { say(""); byId("working").hidden = false; });
  drop.addEventListener("htmx:afterRequest", () => { byId("working").hidden = true; });
}

if (byId("source")) beginWorkbench();
if (byId("drop")) beginDrop();
if (byId("source") || byId("building")) listen();
