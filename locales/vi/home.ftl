# Màn hình chính, trợ giúp, cài đặt cá nhân và những câu dùng chung.

bot-description =
    Trợ lý thi đua giúp cán bộ làm công tác thi đua, khen thưởng trong cụm hỏi quy định có căn cứ rõ ràng và theo dõi công việc của năm thi đua.
    Bấm BẮT ĐẦU (START) để làm quen.
bot-short-description = Trợ lý của cán bộ làm công tác thi đua, khen thưởng trong cụm.

home-title = <b>Trợ lý thi đua</b>
home-guest =
    Kính chào đồng chí. Đồng chí có thể gõ ngay câu hỏi về thi đua, khen thưởng; Trợ lý trả lời kèm căn cứ.
    Nếu đã có lời mời của cụm, xin đồng chí bấm liên kết hoặc quét mã QR trong lời mời để nhận đúng vai trò.
home-roles =
    Kính chào đồng chí. Vai trò của đồng chí:
    { $roles }
home-season = Năm thi đua { $year }: { $units } đơn vị, Cụm trưởng là { $lead }.
home-no-season = Hiện chưa có năm thi đua nào đang mở.

home-button = Trang chính
back-button = Quay lại
previous-button = ‹ Trước
next-button = Sau ›
resume-button = Làm tiếp việc dở
continue-button = Tiếp tục
keep-button = Không, giữ nguyên
setup-button = Thiết lập cụm
ask-button = Hỏi quy định
cluster-button = Cụm thi đua
people-button = Thành viên
invitations-button = Mời tham gia
mine-button = Cài đặt
help-button = Trợ giúp
private-button = Mở trò chuyện riêng

help-title = <b>Trợ giúp</b>
help-ask =
    <b>Hỏi quy định.</b> Đồng chí cứ gõ câu hỏi như khi nhắn tin, có dấu hay không dấu, viết tắt cũng được. Ví dụ: “tiêu chuẩn cờ thi đua của Chính phủ”, “ho so khen thuong gom gi”, “điều 25 khoản 2”.
    Mỗi câu trả lời đều ghi rõ văn bản, điều, khoản và hiệu lực. Khi chưa có căn cứ, Trợ lý nói rõ là chưa có.
help-guest =
    <b>Tham gia cụm.</b> Thường trực Cụm gửi cho đồng chí liên kết mời hoặc mã QR. Xin mở lời mời, kiểm tra đơn vị và vai trò, rồi bấm “Đồng ý”.
help-member =
    <b>Cụm thi đua.</b> Lệnh /cum cho biết các đơn vị, Cụm trưởng và Cụm phó từng năm.
help-work =
    <b>Chấm điểm và hạn nộp.</b> Lệnh /nop để tự chấm điểm và nộp, /hanchot để xem hạn và việc còn nợ, /tiendo để biết đơn vị nào đã nộp, /bangtieuchi để đọc bảng tiêu chí của năm.
help-secretariat =
    <b>Dành cho thường trực Cụm.</b> Lệnh /moi để tạo lời mời cho từng vai trò hoặc cho tất cả đơn vị; lệnh /thanhvien để xem ai đang giữ vai trò nào và thu hồi khi cần.
help-hands =
    <b>Mẹo nhỏ.</b> Ở màn hình không chờ nhập nội dung, có thể gõ số 1, 2, 3 thay cho bấm nút thứ nhất, thứ hai, thứ ba. Lệnh /huy để bỏ việc đang làm, /batdau để về trang chính.

mine-title = <b>Cài đặt của tôi</b>
mine-kept =
    Trợ lý đang lưu về đồng chí: mã số và tên hiển thị trên Telegram ({ $name }), ngày đầu tiên trò chuyện ({ DATE($since) }), ngôn ngữ và vai trò dưới đây. Nội dung tin nhắn được xóa sau { $days } ngày kể từ khi trả lời. Câu hỏi về quy định được ghi riêng, không kèm tên, và xóa nội dung sau { $questions } ngày; chỉ khi đồng chí chuyển thường trực Cụm, Trợ lý mới nhớ cần báo cho ai, đến khi báo xong.
    Vai trò:
    { $roles }
role-guest = Khách
language-button = English / Tiếng Việt
language-changed = Từ nay Trợ lý trả lời bằng tiếng Việt.
leave-role-button = Thôi giữ vai trò
forget-button = Xóa dữ liệu của tôi
leave-title = <b>Thôi giữ vai trò</b>
leave-which = Đồng chí muốn thôi giữ vai trò nào?
leave-sure = Đồng chí muốn thôi giữ vai trò “{ $role }”? Sau này muốn trở lại, đồng chí cần một lời mời mới.
leave-now-button = Thôi giữ vai trò này
left = Đồng chí đã thôi giữ vai trò. Xin cảm ơn đồng chí; đồng chí vẫn có thể hỏi quy định như trước.
forget-title = <b>Xóa dữ liệu của tôi</b>
forget-sure =
    Trợ lý sẽ xóa tên, mã số Telegram và nội dung tin nhắn của đồng chí, đồng thời chấm dứt mọi vai trò. Nhật ký chỉ còn lại mã số nội bộ, không còn gì cho biết đó là ai.
    Đã xóa thì không khôi phục được.
forget-now-button = Xóa tất cả
forgotten = Đã xóa dữ liệu của đồng chí. Khi cần, đồng chí cứ nhắn cho Trợ lý như lần đầu.

command-batdau = Về trang chính
command-hoi = Hỏi quy định thi đua, khen thưởng
command-cum = Các đơn vị và năm thi đua
command-thanhvien = Thành viên và vai trò
command-moi = Mời tham gia cụm
command-caidat = Cài đặt của tôi
command-trogiup = Hướng dẫn sử dụng
command-huy = Bỏ việc đang làm
command-unknown = Trợ lý chưa hiểu lệnh này. Xin dùng các nút bên dưới, hoặc gõ /trogiup.

cancelled = Đã bỏ việc đang làm. Những gì đã gửi trước đó vẫn được giữ nguyên.
done-toast = Đã thực hiện
screen-was-old = Màn hình vừa bấm đã cũ. Đây là màn hình hiện tại.
screen-gone = Màn hình đồng chí đang xem không còn nữa nên Trợ lý đưa đồng chí về trang chính.
button-unknown = Nút này không còn dùng được. Xin đồng chí dùng màn hình mới nhất.
forwarded-not-taken = Trợ lý không nhận tin chuyển tiếp làm câu trả lời. Xin đồng chí tự gõ nội dung.
voice-not-taken = Trợ lý chưa nghe được tin thoại. Xin đồng chí gõ bằng chữ, ngắn gọn cũng được.
file-not-taken = Lúc này Trợ lý chưa cần tệp hay hình ảnh nên không lưu lại. Xin đồng chí làm theo màn hình bên dưới.
file-gone = Telegram không còn giữ tệp này nên Trợ lý chưa tải được. Xin đồng chí gửi lại tệp; những gì đã lưu vẫn còn nguyên.
file-too-large = Tệp này lớn hơn { $most } MB nên Trợ lý chưa nhận được. Xin đồng chí nén lại, tách nhỏ, hoặc gửi đường liên kết; những gì đã lưu vẫn còn nguyên.
kind-not-taken = Trợ lý chỉ đọc được tin nhắn bằng chữ. Xin đồng chí gõ nội dung.
edit-not-taken = Đồng chí vừa sửa một tin đã gửi. Trợ lý vẫn giữ nội dung trước khi sửa; nếu cần thay đổi, xin đồng chí gửi tin mới.
refused-too-long = Tin này quá dài nên Trợ lý chưa nhận. Xin đồng chí viết gọn trong { $most } ký tự rồi gửi lại; việc đang làm vẫn còn nguyên.

group-private = Việc này Trợ lý xin trao đổi riêng với đồng chí. Xin bấm nút bên dưới.
group-help = Trong nhóm, Trợ lý trả lời câu hỏi về quy định: gõ /hoi rồi đến câu hỏi. Việc của từng người, từng đơn vị xin trao đổi riêng.
group-ask = Xin đồng chí gõ câu hỏi ngay sau lệnh, ví dụ: /hoi tiêu chuẩn cờ thi đua của Chính phủ
