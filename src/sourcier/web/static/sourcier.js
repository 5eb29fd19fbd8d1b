// Everything here only adds comfort: each form and link works without it.
"use strict";

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// --- asking: stages are told, then the page of the verified reply is opened -------------
async function* events(answer) {
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let held = "", part; !(part = await reader.read()).done;) {
    const blocks = (held + part.value).split(/\r?\n\r?\n/);
    held = blocks.pop();
    for (const block of blocks) {
      const named = Object.fromEntries(block.split(/\r?\n/).map((line) => line.split(/: ?(.*)/s)));
      if (named.data) yield { name: named.event, data: JSON.parse(named.data) };
    }
  }
}

async function ask(form) {
  const stage = one("[data-stage]", form);
  form.setAttribute("aria-busy", "true");
  stage.textContent = form.dataset.busy;
  try {
    const answer = await fetch("/ask/stream", { method: "POST", body: new URLSearchParams(new FormData(form)) });
    for await (const { name, data } of answer.ok ? events(answer) : []) {
      if (name === "source") stage.textContent = `[${data.number}] ${data.issuer} · ${data.title}`;
      if (data.place) { location.assign(data.place); return; }
    }
  } catch { /* the plain form says what is wrong */ }
  form.submit();
}

all("form[data-ask]").forEach((form) => form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(form);
}));
addEventListener("pageshow", () => all("form[data-ask]").forEach((form) => {
  form.removeAttribute("aria-busy");
  one("[data-stage]", form).textContent = "";
}));

// --- names of medicines, while one is typed ----------------------------------------------
all("input[list=names]").forEach((field) => {
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const [, before, word] = field.value.match(/^(.*?)([^\s]*)$/s);
      const list = one("#names");
      if (word.length < 3) { list.replaceChildren(); return; }
      const body = new URLSearchParams({ token: one("input[name=token]", field.form).value, word });
      const answer = await fetch("/suggest", { method: "POST", body }).catch(() => null);
      const names = answer && answer.ok ? await answer.json() : [];
      list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: before + name })));
    }, 150);
  });
});

// --- a source opens in a panel, which gives the focus back ---------------------------------
async function panel(link) {
  const address = new URL(link.href);
  address.searchParams.set("fragment", "1");
  const answer = await fetch(address).catch(() => null);
  if (!answer || !answer.ok) { location.assign(link.href); return; }
  const shown = document.createElement("dialog");
  const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
  shown.setAttribute("aria-labelledby", "panel-title");
  shown.append(...drawn.body.childNodes);
  document.body.append(shown);
  shown.addEventListener("close", () => { shown.remove(); link.focus(); });
  all("[data-close]", shown).forEach((button) => button.addEventListener("click", () => shown.close()));
  shown.showModal();
  one("mark", shown)?.scrollIntoView({ block: "center" });
}
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-panel]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  panel(link);
});

// --- copying and printing ------------------------------------------------------------------
const said = one("[data-said]");
async function copy(event) {
  event?.preventDefault();
  const text = one("#plain").textContent;
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = said.dataset.copied;
  } catch { location.assign(one("[data-copy]").href); }
}
one("[data-copy]")?.addEventListener("click", copy);
const print = one("[data-print]");
if (print) { print.hidden = false; print.addEventListener("click", () => window.print()); }

// --- keys: they act outside fields, and can be switched off on the help page ---------------
function step(by) {
  const numbers = all("a.number");
  const place = numbers.indexOf(document.activeElement);
  numbers[Math.min(numbers.length - 1, Math.max(0, place + by))]?.focus();
}
const keys = {
  "/": () => one("#question")?.focus(),
  j: () => step(1),
  k: () => step(-1),
  c: () => said && copy(),
  "?": () => location.assign("/help"),
};
const off = () => localStorage.getItem("keys") === "off";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === "Enter") { one("form[data-ask]")?.requestSubmit(); return; }
  if (off() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  const act = keys[event.key];
  if (act) { event.preventDefault(); act(); }
});
const switcher = one("[data-keys]");
if (switcher) {
  switcher.checked = !off();
  switcher.addEventListener("change", () => localStorage.setItem("keys", switcher.checked ? "on" : "off"));
}
