// Talking to the simulation API.

import { inVietnamese } from "./refusals.js";

const API = "/practice/api";

export const get = (path) => ask(path);
export const post = (path, given) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) });
export const fileAddress = (id, download = false) =>
  `${API}/files/${encodeURIComponent(id)}${download ? "?download" : ""}`;

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(`${API}/${path}`, options);
  } catch {
    throw new Error("Chưa nối được với máy chủ thực hành.");
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw refused(answer.status, told);
  return told;
}

/** Post a form with files; `progress` is told the share that is on its way, 0 to 1. */
export function sendForm(path, form, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${API}/${path}`);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => { if (lengthComputable) progress(loaded / total); };
    request.onload = () => (request.status === 200 ? resolve(request.response) : reject(refused(request.status, request.response || {})));
    request.onerror = () => reject(new Error("Đường truyền bị đứt, tệp chưa được gửi."));
    request.send(form);
  });
}

function refused(status, told) {
  return new Error(told.description ? inVietnamese(told.description) : `Lỗi ${status}`);
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
