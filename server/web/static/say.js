// Says things in the page's language, with the words that the page brought along.

export const words = JSON.parse(document.getElementById("words").textContent);
const rules = new Intl.PluralRules(words.lang);
const IN_HOURS_FROM = 180;
const zone = document.body.dataset.zone;
const clock = new Intl.DateTimeFormat(words.lang, {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: zone || undefined,
});

export function fill(phrase, facts) {
  return phrase.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}

export function count(name, n, facts = {}) {
  return fill(words[name][rules.select(n)], { n, ...facts });
}

export function time(at) {
  return clock.format(new Date(at));
}

/** Long waits are told in hours. */
function measured({ low, high }) {
  if (high < IN_HOURS_FROM) return [low, high, "minutes"];
  return [Math.floor(low / 60), Math.ceil(high / 60), "hours"];
}

/** «8–14 минут»; empty when the wait cannot be told. */
export function wait(row) {
  if (row.high === undefined) return "";
  const [low, high, unit] = measured(row);
  if (unit === "hours") return low ? count("hours", high, { low }) : count("up_to_hours", high);
  return low ? count("range", high, { low }) : count("up_to", high);
}

export function waitShort(row) {
  if (row.high === undefined) return "";
  const [low, n, unit] = measured(row);
  if (unit === "hours") return fill(low ? words.hours_short : words.up_to_hours_short, { low, n });
  return fill(low ? words.range_short : words.up_to_short, { low, n });
}

export function waiting(n) {
  return n ? count("waiting", n) : words.nobody;
}

export function one(name) {
  return document.querySelector(`[data-${name}]`);
}

/** Writes only what changed, so that a reader's selection and screen reader are left in peace. */
export function put(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

export function show(element, isShown) {
  if (element) element.hidden = !isShown;
}

/** The foot of the page: live, or how old what is shown is. */
export function showLink(isLinked, at) {
  const state = one("state");
  document.body.classList.toggle("lost-link", !isLinked);
  state.classList.toggle("linked", isLinked);
  state.classList.toggle("lost", !isLinked);
  const shown = at || shown0;
  const phrase = isLinked ? `${words.linked}, ${words.as_of}` : words.link_lost;
  put(one("state-text"), fill(phrase, { time: time(shown) }));
}
const shown0 = Date.now();
