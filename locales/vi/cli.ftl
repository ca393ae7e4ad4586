# Dòng lệnh: những câu người cài đặt đọc trên màn hình máy chủ.

cli-about = Trợ lý thi đua trên Telegram, dành cho cán bộ làm công tác thi đua, khen thưởng trong cụm.
cli-run = chạy Trợ lý: qua Telegram nếu có TELEGRAM_BOT_TOKEN, nếu không thì mở phòng thực hành
cli-practice = mở phòng thực hành trong trình duyệt
cli-practice-fresh = xóa phòng thực hành cũ, làm lại từ đầu
cli-practice-empty = mở phòng thực hành chưa có cụm, để tập thiết lập lần đầu
cli-practice-port = cổng được thử đầu tiên
cli-practice-scenario = diễn một câu chuyện có sẵn trong phòng riêng
cli-practice-pace = số giây giữa hai bước của câu chuyện
cli-ask = hỏi quy định ngay trên dòng lệnh
cli-ask-question = câu hỏi
cli-ask-json = in câu trả lời dạng JSON
cli-ask-batch = tệp câu hỏi, mỗi dòng một đối tượng JSON có id và q
cli-ask-on = trả lời theo quy định vào ngày này (năm-tháng-ngày)
cli-check = kiểm tra toàn bộ dữ liệu và nhật ký
cli-check-head = mã nhật ký đã in trên giấy tờ cũ, phải còn trong dữ liệu
cli-check-corpus = đối chiếu bản tóm lược với văn bản luật
cli-check-corpus-law = tệp văn bản luật
cli-backup = sao lưu dữ liệu
cli-owner = quản trị viên của Trợ lý
cli-owner-new-code = tạo mã mới để nhận vai trò quản trị viên
cli-bench = đo tốc độ
cli-bench-what = nội dung đo
cli-bench-people = số người dùng cùng lúc
cli-bench-seconds = số giây mỗi lần đo
cli-bench-corpus = kho văn bản để đo (.jsonl.gz); không có thì dùng bộ tóm tắt đi kèm
cli-bench-questions = tệp câu hỏi kèm đáp án (.jsonl)
cli-bench-provisions = đo thêm thư viện có ngần ấy điều khoản
cli-bench-json = in số liệu dạng JSON

started = Trợ lý @{ $bot } đang chạy. Bấm Ctrl-C để dừng.
practice-started =
    PHÒNG THỰC HÀNH: { $address }
    Xin mở địa chỉ trên bằng trình duyệt, chọn một vai rồi trò chuyện với Trợ lý. Đây là bản mô phỏng, không có gì gửi ra ngoài máy này.
    Bấm Ctrl-C để dừng.
owner-code =
    Mã nhận vai trò quản trị viên (dùng một lần, chỉ hiện ở đây):
    { $link }
    Mở liên kết trên bằng tài khoản Telegram của quản trị viên, hoặc gửi cho Trợ lý: /start o-{ $code }
owner-new-code = Mã nhận vai trò quản trị viên (dùng một lần, chỉ hiện ở đây). Xin gửi cho Trợ lý: /start o-{ $code }
bench-door = { $door }: { $rate } lượt gọi mỗi giây
stopping = Đang dừng, xin chờ Trợ lý làm xong việc dở…
stopped = Đã dừng. Dữ liệu đã được lưu.
scenario-heading = ── { $heading }
scenario-done = Câu chuyện đã hết. Phòng vẫn mở để đồng chí xem lại; bấm Ctrl-C để dừng.
scenario-unknown = Không có câu chuyện “{ $name }”. Có thể chọn: { $known }.
scenario-stuck = Câu chuyện dừng giữa chừng: { $where }
check-clean = Dữ liệu toàn vẹn: { $rules } quy tắc, { $rows } dòng nhật ký, mã cuối { $head }.
check-fault = LỖI · { $rule }: { $where }
check-faulty = Tìm thấy { $count } lỗi.
check-head-missing = Mã { $head } không có trong nhật ký: dữ liệu này không nối tiếp dữ liệu đã in mã đó.
corpus-clean = Bản tóm lược khớp với văn bản, không có lỗi.
corpus-counts = Đã đối chiếu { $articles }/{ $of } điều, { $provisions } nội dung: { $figures } con số, { $references } dẫn chiếu, { $runs } cụm { $length } tiếng liền.
corpus-fault = { $fault }
backup-done = Đã sao lưu vào { $file }.
backup-postgresql = Dữ liệu ở PostgreSQL: xin sao lưu bằng pg_dump của máy chủ cơ sở dữ liệu.
batch-bad-line = Dòng { $number } không đọc được: { $what }
file-unreadable = Không đọc được tệp { $file }: { $reason }
question-missing = Chưa có câu hỏi. Xin ghi câu hỏi sau lệnh, hoặc dùng --batch TỆP.
bench-questions-missing = Lệnh bench rules cần có --questions TỆP.
date-unreadable = Ngày “{ $date }” không đúng dạng năm-tháng-ngày, ví dụ 2026-11-25.
cli-import-rules = nạp văn bản (.docx, .pdf, .txt, .html, .xlsx) vào thư viện
cli-import-rules-file = tệp văn bản
import-done = Đã nạp { $document } từ { $file }. { $counts } Trợ lý đang chạy sẽ tự lập chỉ mục trong ít giây.
import-refused = { $file }: { $reason }
