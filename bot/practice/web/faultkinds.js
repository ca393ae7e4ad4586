// The troubles one can order, in plain words. `counted` ones meet the next calls, `timed` ones have seconds of their own.

export const KINDS = {
  off: { title: "Trợ lý tắt máy", explain: "Máy chạy trợ lý mất kết nối một lúc. Tin nhắn vẫn tới Telegram và được trả lời khi trợ lý trở lại.", minutes: true },
  too_many: { title: "Gửi quá nhanh (429)", explain: "Telegram bảo trợ lý chờ mấy giây rồi mới được gửi tiếp.", counted: true, timed: "Bắt chờ (giây)" },
  server_error: { title: "Telegram trục trặc (500)", explain: "Telegram báo lỗi của chính mình, chưa làm gì.", counted: true },
  dropped: { title: "Đứt đường truyền trước khi làm", explain: "Yêu cầu của trợ lý không tới nơi; chưa có gì xảy ra.", counted: true },
  lost: { title: "Mất câu trả lời", explain: "Telegram đã làm xong nhưng trợ lý không nhận được tin báo. Khó nhất: có thể gửi hai lần.", counted: true },
  slow: { title: "Đường truyền chậm", explain: "Mỗi yêu cầu bị giữ lại mấy giây rồi vẫn được làm.", counted: true, timed: "Giữ lại (giây)" },
};
