// Keeps the list of offices true by asking for this very page again: unchanged, it costs nothing.

import { one, put, show, showLink, words } from "./say.js";

const EVERY_MS = 15000;
const PATIENCE_MS = 9000;
let etag = "";
let shownAt = Date.now();

async function look() {
  const answer = await fetch(location.href, {
    cache: "no-cache",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const isNew = answer.headers.get("ETag") !== etag;
  etag = answer.headers.get("ETag");
  const text = isNew ? await answer.text() : "";
  if (isNew) {
    const page = new DOMParser().parseFromString(text, "text/html");
    const focused = document.activeElement?.closest("#list") && document.activeElement.getAttribute("href");
    document.getElementById("list").replaceWith(page.getElementById("list"));
    if (focused) document.querySelector(`#list a[href="${CSS.escape(focused)}"]`)?.focus();
  }
  shownAt = Date.now();
  if (one("state")) showLink(true, shownAt);
}

function keepLooking() {
  setTimeout(keepLooking, EVERY_MS);
  if (!document.hidden) look().catch(() => one("state") && showLink(false, shownAt));
}

/** The place goes into the address, rounded; the server keeps no record of it. */
function goNear() {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const address = new URL(location.href);
      address.searchParams.delete("from");
      address.searchParams.set("order", "soon");
      address.searchParams.set("at", `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`);
      address.searchParams.delete("page");
      location.assign(address);
    },
    () => put(one("near-note"), words.near_failed),
    { timeout: 10000, maximumAge: 600000 },
  );
}

if (navigator.geolocation && isSecureContext) {
  show(one("near-item"), true);
  one("near").addEventListener("click", goNear);
}
document.addEventListener("visibilitychange", () => document.hidden || look().catch(() => {}));
keepLooking();
