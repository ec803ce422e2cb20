// A hall's board on any television: four calls, newest on top, honest about a lost link.

import { follow } from "./link.js";
import { fill, one, put, show, time, words } from "./say.js";

const ROWS = 4;
const FRESH_MS = 12000;
let now = Date.now;
let doc = null;
let lost = 0;

function newest(calls) {
  const rows = Object.values(calls).sort((a, b) => b.order - a.order);
  const expected = rows.filter((call) => !call.started).slice(0, ROWS);
  const served = rows.filter((call) => call.started).slice(0, ROWS - expected.length);
  return [...expected, ...served].sort((a, b) => b.order - a.order);
}

function element(name, kind, text) {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = text;
  return made;
}

function row(call) {
  const li = document.createElement("li");
  const plate = element("span", "plate", "");
  plate.append(element("span", "", call.number));
  li.append(plate, element("span", "word", call.window.length < 3 ? one("rows").dataset.word : ""));
  li.append(element("span", "to", call.window));
  li.classList.toggle("fresh", !call.started && now() - call.last < FRESH_MS);
  return li;
}

function draw() {
  if (!doc) return;
  const rows = doc.state === "open" ? newest(doc.calls) : [];
  const isWhole = lost > 0 || rows.length === 0;
  show(one("rows"), !isWhole);
  show(one("whole"), isWhole);
  show(one("message"), Boolean(doc.message) && !lost);
  put(one("message"), doc.message || "");
  if (isWhole) put(one("whole"), sentence());
  else one("rows").replaceChildren(...rows.map(row));
}

function sentence() {
  if (lost) return fill(words.board_lost, { time: time(lost) });
  if (doc.state === "suspended") return doc.suspend_text || words.suspended;
  return doc.state === "closed" ? words.closed : words.board_empty;
}

function onLink(isLinked, at) {
  lost = isLinked ? 0 : at || Date.now();
  draw();
}

now = follow(
  [document.body.dataset.channel],
  (_, next) => {
    doc = next;
    draw();
  },
  onLink,
);
setInterval(() => {
  put(one("clock"), time(now()));
  draw();
}, 1000);
