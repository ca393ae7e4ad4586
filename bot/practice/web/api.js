// Talking to the simulation API.

const API = "/practice/api";

export const get = (path) => ask(path);
export const post = (path, given) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) });
export const send = (path, form) => ask(path, { method: "POST", body: form });
export const fileAddress = (id, download = false) =>
  `${API}/files/${encodeURIComponent(id)}${download ? "?download" : ""}`;

async function ask(path, options) {
  const answer = await fetch(`${API}/${path}`, options);
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.description || `Lỗi ${answer.status}`);
  return told;
}

/** Live events for ever: calls `opened` at each (re)connection, `closed` at each loss, `event` for each event. */
export function live({ opened, closed, event }) {
  let wait = 250;
  const connect = () => {
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}${API}/events`);
    socket.onopen = () => { wait = 250; opened(); };
    socket.onmessage = (message) => event(JSON.parse(message.data));
    socket.onclose = () => {
      closed();
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, 5000);
    };
  };
  connect();
}
