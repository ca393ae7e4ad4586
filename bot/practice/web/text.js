// Words, dates and sizes as they are read in Vietnamese.

const ZONE = { timeZone: "Asia/Ho_Chi_Minh" };
const format = (options) => new Intl.DateTimeFormat("vi-VN", { ...ZONE, ...options });
const minute = { hour: "2-digit", minute: "2-digit" };
const CLOCK = format(minute);
const SECONDS = format({ ...minute, second: "2-digit" });
const DAY = format({ weekday: "long", day: "2-digit", month: "2-digit", year: "numeric" });
const SHORT = format({ weekday: "short", day: "2-digit", month: "2-digit" });

/** "09:40" of a moment in seconds, in Vietnam. */
export const clockTime = (seconds) => CLOCK.format(seconds * 1000);
/** "09:40:05". */
export const clockSeconds = (seconds) => SECONDS.format(seconds * 1000);
/** "Thứ Tư, 25/11/2026". */
export const dayName = (seconds) => DAY.format(seconds * 1000);
/** "Th 4, 25/11 09:40". */
export const shortMoment = (seconds) => `${SHORT.format(seconds * 1000)} ${clockTime(seconds)}`;

/** Without marks and capitals, for searching. */
export const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

/** Whether each word of the folded wish stands in the text. */
export function fits(text, wish) {
  const folded = fold(text);
  return fold(wish).split(/\s+/).every((word) => folded.includes(word));
}

/** "1,2 MB". */
export function size(bytes) {
  const units = ["B", "KB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toLocaleString("vi-VN", { maximumFractionDigits: unit ? 1 : 0 })} ${units[unit]}`;
}

/** How far the room's clock is from the real one, in words; empty when it is not. */
export function away(offset) {
  const total = Math.round(Math.abs(offset) / 60);
  if (!total) return "";
  const parts = [[Math.floor(total / 1440), "ngày"], [Math.floor((total % 1440) / 60), "giờ"], [total % 60, "phút"]];
  const words = parts.filter(([count]) => count).map(([count, unit]) => `${count} ${unit}`).join(" ");
  return `${offset > 0 ? "Nhanh" : "Chậm"} hơn giờ thật ${words}.`;
}
