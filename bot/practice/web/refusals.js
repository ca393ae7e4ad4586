// What the server refuses, in words for people. Anything else is shown as it came.

const KNOWN = [
  [/nothing to send/, () => "Chưa có nội dung để gửi."],
  [/at most (\d+) characters/, (most) => `Tin nhắn dài nhất là ${Number(most).toLocaleString("vi-VN")} ký tự.`],
  [/between 1 byte and 50 MB|Too Large/i, () => "Tệp phải có nội dung và không quá 50 MB."],
  [/bot is blocked/, () => "Nhân vật này đang chặn bot. Bỏ chặn rồi thử lại."],
  [/person is not in the chat|changes a group must be in it/, () => "Nhân vật này không còn trong nhóm."],
  [/own message can be edited/, () => "Chỉ sửa được tin của chính mình."],
  [/start payload/, () => "Mã trong liên kết không đúng: chỉ gồm 1 đến 64 chữ cái Latin, chữ số, dấu _ và -."],
  [/group needs a title/, () => "Nhóm cần có tên và ít nhất một người."],
  [/needs a first name/, () => "Nhân vật cần có tên."],
  [/no inline mode/, () => "Bot này chưa bật chế độ truy vấn."],
  [/inline query has at most (\d+)/, (most) => `Truy vấn dài nhất là ${most} ký tự.`],
  [/no such result|no such inline query/, () => "Kết quả này đã cũ, xin gõ lại."],
  [/not a picture/, () => "Tệp này không phải ảnh. Hãy gửi dưới dạng tệp."],
  [/album has 2-10 files/, () => "Một album có từ 2 đến 10 tệp."],
  [/administrators write anonymously/, () => "Chỉ quản trị của nhóm mới nói thay mặt nhóm được."],
  [/administrator closes or opens a topic/, () => "Chỉ quản trị của nhóm mới đóng, mở chủ đề được."],
  [/makes a group a supergroup/, () => "Chỉ quản trị của nhóm mới nâng cấp nhóm được."],
  [/topic is closed/, () => "Chủ đề này đã đóng."],
  [/topic's name/, () => "Tên chủ đề có từ 1 đến 128 ký tự."],
  [/became the supergroup/, () => "Nhóm này đã được nâng cấp; hãy sang siêu nhóm mới."],
  [/own message can be deleted/, () => "Chỉ xóa được tin của chính mình."],
  [/no such message|no button/, () => "Tin nhắn hoặc nút này không còn nữa."],
];

/** The sentence for a refusal. */
export function inVietnamese(description) {
  for (const [pattern, words] of KNOWN) {
    const found = pattern.exec(description);
    if (found) return words(found[1]);
  }
  return `Chưa làm được: ${description}`;
}
