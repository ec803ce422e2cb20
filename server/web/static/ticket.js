// Keeps one's ticket true while its page is open, and makes itself felt when the call comes.

import { follow } from "./link.js";
import { count, fill, one, put, show, showLink, time, words } from "./say.js";

const MINUTE = 60000;
const CALL = [400, 200, 400];
const body = document.body;
let doc = JSON.parse(document.getElementById("doc").textContent);
let now = Date.now;

function draw() {
  const state = doc.state;
  const isCalled = state === "called";
  body.dataset.status = state;
  body.classList.toggle("is-called", isCalled);
  for (const part of document.querySelectorAll("[data-when]")) show(part, part.dataset.when === state);
  show(one("leave"), ["waiting", "called", "missed"].includes(state));
  one("plate").className = `plate ${["waiting", "serving"].includes(state) ? "mine-plate" : "quiet"}`;
  put(one("service-name"), doc.service_name[words.lang] || doc.service_name.ru);
  show(one("stage"), doc.stages > 1);
  put(one("stage"), fill(words.stage, doc));
  if (state === "waiting") drawWaiting();
  if (isCalled) drawCalled();
  if (state === "serving") put(one("serving-at"), fill(words.serving_at, doc));
  drawUntil();
  document.title = isCalled ? `${words.go_to_window} ${doc.window}` : doc.number;
}

function drawWaiting() {
  show(one("away"), Boolean(doc.away));
  const isKnown = doc.low !== undefined;
  show(one("known"), isKnown);
  show(one("unknown"), !isKnown);
  show(one("between"), isKnown);
  show(one("be-there"), isKnown);
  if (isKnown) {
    const low = Math.max(0, Math.floor((doc.low - now()) / MINUTE));
    const high = Math.max(Math.ceil((doc.high - now()) / MINUTE), low + 1);
    put(one("ahead"), String(doc.ahead || 0));
    put(one("minutes"), `${low}–${high}`);
    put(one("be-there"), fill(words.be_there, { time: time(doc.low) }));
    put(one("between"), fill(words.called_between, { low: time(doc.low), high: time(doc.high) }));
  }
  const passed = Object.entries(doc.passed || {});
  show(one("passed"), passed.length > 0);
  if (passed.length) {
    const reasons = passed.map(([why, n]) => fill(words.reasons[why], { n })).join(", ");
    put(one("passed"), count("passed", passed.reduce((sum, [, n]) => sum + n, 0), { reasons }));
  }
}

function drawCalled() {
  one("window").dataset.long = doc.window.length;
  put(one("window"), doc.window);
  put(one("called"), fill(words.called_at, { time: time(doc.called) }));
  show(one("coming"), Boolean(doc.coming));
  show(one("not-coming"), !doc.coming);
}

/** How long the place is still kept, minute by minute and second by second. */
function drawUntil() {
  show(one("until-row"), Boolean(doc.until));
  if (!doc.until) return;
  const left = Math.max(0, Math.round((doc.until - now()) / 1000));
  const text = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  for (const element of document.querySelectorAll("[data-left]")) put(element, text);
  const phrase = document.querySelectorAll("[data-until]");
  for (const element of phrase) put(element, fill(words.come_back_by, { time: time(doc.until) }));
}

function hear(_, next) {
  const isNews =
    next.state === "called" &&
    (doc.state !== "called" || doc.called !== next.called || doc.again !== next.again);
  const isOtherForm = next.state !== doc.state && ["held", "ended"].includes(next.state);
  doc = next;
  if (isOtherForm) location.reload();
  if (doc.state !== "ended") draw();
  if (isNews && navigator.vibrate) navigator.vibrate(CALL);
}

if ("vibrate" in navigator && matchMedia("(pointer: coarse)").matches) show(one("vibrates"), true);
now = follow([body.dataset.channel], hear, showLink);
setInterval(() => doc.until && drawUntil(), 1000);
setInterval(() => doc.state === "waiting" && drawWaiting(), 15000);
