// The live link: documents by channel, kept right over lost links (docs/protocol.md).

const SILENCE_MS = 25000; // I6: so long without a word, and the link counts as dead
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30000;

/** An RFC 7396 merge patch; the old document is left as it is. */
export function merged(doc, patch) {
  const next = { ...doc };
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) delete next[key];
    else if (typeof change === "object" && !Array.isArray(change)) {
      const old = next[key];
      next[key] = merged(old && typeof old === "object" && !Array.isArray(old) ? old : {}, change);
    } else next[key] = change;
  }
  return next;
}

/**
 * Follows `channels`. `onDoc(channel, doc)` hears every new document, `onLink(isLinked, lastAt)`
 * when the link comes, goes or ticks. Returns `now()`: the server's clock in ms.
 */
export function follow(channels, onDoc, onLink) {
  const held = new Map();
  let socket = null;
  let offset = 0;
  let heard = 0;
  let lastAt = 0;
  let lastId = 0;
  let pause = FIRST_PAUSE_MS;
  let again = 0;
  let isOver = false;
  const now = () => Date.now() + offset;

  function send(frame) {
    socket.send(JSON.stringify(frame));
  }

  function watch(channel) {
    held.delete(channel);
    send({ type: "watch", id: ++lastId, channel });
  }

  function hearTime(at) {
    offset = at - Date.now();
    lastAt = at;
    onLink(true, lastAt);
  }

  function put(channel, version, doc) {
    held.set(channel, { version, doc });
    lastAt = now();
    onDoc(channel, doc);
  }

  const hear = {
    welcome(frame) {
      pause = FIRST_PAUSE_MS;
      hearTime(frame.at);
      channels.forEach(watch);
    },
    doc(frame) {
      put(frame.channel, frame.version, frame.doc);
    },
    patch(frame) {
      const have = held.get(frame.channel);
      if (!have) return;
      if (have.version !== frame.from) watch(frame.channel);
      else put(frame.channel, frame.version, merged(have.doc, frame.patch));
    },
    tick(frame) {
      hearTime(frame.at);
      for (const [channel, version] of Object.entries(frame.versions || {})) {
        const have = held.get(channel);
        if (have && have.version !== version) watch(channel);
      }
    },
    bye(frame) {
      isOver = frame.code >= 4500;
      pause = Math.max(pause, frame.after || 0);
    },
  };

  function connect() {
    clearTimeout(again);
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const mine = new WebSocket(`${scheme}//${location.host}/live`, "talon.v1");
    socket = mine;
    heard = Date.now();
    mine.onopen = () => send({ type: "hello", token: "", app: "web" });
    mine.onmessage = (message) => {
      if (mine !== socket) return;
      heard = Date.now();
      const frame = JSON.parse(message.data);
      if (hear[frame.type]) hear[frame.type](frame);
    };
    mine.onclose = () => mine === socket && lose();
  }

  function lose() {
    const old = socket;
    socket = null;
    if (old) old.close();
    onLink(false, lastAt);
    if (isOver) return;
    again = setTimeout(connect, pause * (0.7 + 0.6 * Math.random()));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }

  function hurry() {
    if (isOver || document.hidden) return;
    pause = FIRST_PAUSE_MS;
    if (!socket) connect();
    else if (Date.now() - heard > SILENCE_MS) lose();
  }

  setInterval(() => socket && Date.now() - heard > SILENCE_MS && lose(), 1000);
  addEventListener("online", hurry);
  addEventListener("offline", () => socket && lose());
  document.addEventListener("visibilitychange", hurry);
  addEventListener("pagehide", () => socket && socket.close());
  addEventListener("pageshow", (event) => event.persisted && hurry());
  connect();
  return now;
}
