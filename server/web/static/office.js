// Keeps an office's page true while it is open.

import { follow } from "./link.js";
import { count, one, put, show, showLink, wait, waiting, waitShort, words } from "./say.js";

const office = document.body.dataset.office;
const HOURS_EVERY_MS = 300000;
const docs = {};

function draw() {
  const { public: now, wait: ahead } = docs;
  if (!now || !ahead) return;
  const isOpen = now.state === "open";
  const isIdle = isOpen && ahead.load === "closed";
  const load = now.state === "suspended" ? "suspended" : isIdle ? "idle" : ahead.load;
  one("load").className = `load is-${load}`;
  put(one("load-word"), words[load]);
  put(one("waiting"), isOpen ? waiting(now.waiting) : "");
  show(one("open"), isOpen);
  const range = wait(ahead);
  put(one("range"), range || words.unknown_wait);
  one("range").classList.toggle("text", !range);
  drawShut(now, isOpen);
  show(one("windows"), isOpen);
  put(one("windows"), now.windows_open ? count("windows", now.windows_open) : words.no_windows);
  show(one("message"), Boolean(now.message));
  put(one("message-text"), now.message || "");
  for (const row of document.querySelectorAll("[data-service]")) {
    drawService(row, now.services[row.dataset.service] || {}, ahead.services[row.dataset.service]);
  }
}

/** When the doors open next is said by the server: ask it, but not all readers at once. */
function drawShut(now, isOpen) {
  const shut = one("shut");
  if (now.state === "suspended") put(shut, now.suspend_text || words.suspended);
  else if (!isOpen && shut.hidden) {
    put(shut, words.closed);
    setTimeout(() => location.reload(), 1000 + 9000 * Math.random());
  }
  show(shut, !isOpen);
}

function drawService(row, now, ahead = {}) {
  const isServed = now.state === "open" && now.windows > 0;
  const inLine = now.waiting ? count("waiting", now.waiting) : "";
  const reason = now.state === "open" ? words.unserved : words[now.state];
  const told = now.state === "open" && inLine ? [reason, inLine] : [reason];
  put(row.querySelector("[data-service-wait]"), isServed ? waitShort(ahead) : "");
  put(row.querySelector("[data-service-note]"), isServed ? inLine : told.join(", "));
}

/** Load by hour moves slowly: ask for this very page again; what a reader has opened stays open. */
async function drawHours() {
  setTimeout(drawHours, HOURS_EVERY_MS * (0.8 + 0.4 * Math.random()));
  if (document.hidden) return;
  const shown = document.querySelector(".by-hour");
  const answer = await fetch(location.href).catch(() => null);
  if (!shown || !answer?.ok || shown.contains(document.activeElement)) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector(".by-hour");
  if (!fresh || fresh.innerHTML === shown.innerHTML) return;
  const isOpen = shown.querySelector("details")?.open;
  shown.replaceWith(fresh);
  if (isOpen) fresh.querySelector("details")?.setAttribute("open", "");
}
setTimeout(drawHours, HOURS_EVERY_MS);

follow(
  [`${office}/public`, `${office}/wait`],
  (channel, doc) => {
    docs[channel.slice(office.length + 1)] = doc;
    draw();
  },
  showLink,
);
