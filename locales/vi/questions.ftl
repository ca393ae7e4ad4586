# Vòng hỏi đáp: đúng ý hay chưa, chuyển thường trực Cụm, trả lời, duyệt câu trả lời mẫu.

questions-button = Hỏi đáp
command-cauhoi = Câu hỏi và câu trả lời mẫu

# Dưới câu trả lời.
curated-answer = { $answer }
curated-grounds =
    📖 Căn cứ:
    { $lines }
curated-ground = • { $ground }
ground-validity = { $document }: { $validity }
curated-until = Áp dụng đến hết ngày { DATE($until) }.
curated-origin = Đây là câu trả lời của thường trực Cụm cho câu hỏi “{ $question }”, đã có người thứ hai duyệt.
feedback-right-button = Đúng ý
feedback-wrong-button = Chưa đúng
feedback-right = Cảm ơn đồng chí đã cho biết.
feedback-wrong = Trợ lý đã ghi nhận là chưa đúng ý. Đồng chí có thể hỏi lại theo cách khác, hoặc chuyển câu hỏi cho thường trực Cụm.
# Nhãn nút không quá 20 ký tự.
pass-button = Chuyển thường trực
pass-sure =
    Chuyển câu hỏi này cho thường trực Cụm?
    <i>{ $question }</i>
pass-about = Thường trực Cụm chỉ đọc được câu hỏi, không thấy tên đồng chí. Có câu trả lời, Trợ lý báo ngay cho đồng chí.
pass-not-button = Không chuyển
pass-now-button = Chuyển
pass-done = Đã chuyển câu hỏi cho thường trực Cụm.
asked-passed = ✉️ Câu hỏi này đang chờ thường trực Cụm trả lời.
asked-answered = ✉️ Thường trực Cụm đã phản hồi câu hỏi này trong một tin riêng.
refused-question-passed = Câu hỏi này đã được chuyển cho thường trực Cụm rồi; mỗi câu chỉ cần chuyển một lần.
refused-questions-many = Hôm nay đồng chí đã chuyển { $most } câu hỏi. Xin chờ đến mai, hoặc liên hệ trực tiếp thường trực Cụm nếu gấp.

# Thường trực Cụm: trang đầu.
questions-title = <b>Hỏi đáp</b>
questions-summary = Câu hỏi chờ trả lời: { $open }. Câu trả lời mẫu: { $approved } đã duyệt, { $waiting } chờ duyệt, { $drafts } bản nháp.
questions-open-button = Chờ trả lời ({ $count })
faqs-waiting-button = Chờ duyệt ({ $count })
faqs-approved-button = Đã duyệt ({ $count })
faqs-drafts-button = Bản nháp ({ $count })
faqs-retired-button = Đã bỏ ({ $count })
faq-new-button = Thêm câu mới
faq-book-button = Tệp Excel
question-pick-button = Câu { $number }

# Câu hỏi được chuyển đến.
questions-open-title = <b>Câu hỏi chờ trả lời</b>
questions-none-open = Không còn câu hỏi nào chờ trả lời.
question-line = { $number }. { $question } ({ MOMENT($at) })
question-whole =
    <b>Câu hỏi</b> (chuyển đến lúc { MOMENT($at) })
    <i>{ $question }</i>
question-echo = <i>{ $question }</i>
question-was-unknown = Trợ lý chưa có căn cứ để trả lời câu này.
question-was-unsure = Trợ lý chỉ đưa ra được vài gợi ý, chưa chắc câu nào đúng.
question-was-wrong = Trợ lý đã trả lời, nhưng người hỏi cho biết là chưa đúng ý.
question-answer-button = Trả lời
question-decline-button = Không trả lời
question-ask-answer = Xin đồng chí gõ câu trả lời. Người hỏi sẽ đọc đúng lời này.
question-ask-grounds = Căn cứ ở đâu? Xin gõ mỗi căn cứ một dòng, ví dụ: điều 25 khoản 2 luật tđkt. Không có căn cứ thì bấm nút bên dưới.
grounds-none-button = Không có căn cứ
grounds-done-button = Xong
grounds-clear-button = Gõ lại căn cứ
faq-grounds =
    📖 Căn cứ:
    { $lines }
faq-no-grounds = Không ghi căn cứ.
faq-cite-document = { $document }
ground-says = { $ground }: { $title }
ground-unchecked = ⚠️ Điều { $article }, { $document }: Trợ lý không có nội dung điều này để đối chiếu.
question-check-title = <b>Kiểm tra trước khi gửi</b>
question-check =
    <b>Trả lời</b>
    { $answer }
question-answer-then = Gửi rồi thì không sửa được nữa. Người hỏi nhận ngay; câu trả lời đồng thời được đưa vào danh sách chờ duyệt để dùng cho lần sau.
question-send-button = Gửi câu trả lời
question-retype-button = Sửa lời
question-reground-button = Sửa căn cứ
question-sent-done = Đã gửi câu trả lời cho người hỏi. Câu trả lời đang chờ một đồng chí khác duyệt để dùng cho lần sau.
question-ask-decline = Vì sao không trả lời? Xin gõ lý do; người hỏi sẽ đọc được.
question-decline-sure =
    Đóng câu hỏi mà không trả lời?
    <i>{ $question }</i>
    Lý do: { $reason }
question-decline-now = Đóng câu hỏi
question-declined-done = Đã đóng câu hỏi và báo lý do cho người hỏi.
question-answered =
    <b>Đã trả lời lúc { MOMENT($at) }</b>
    { $answer }
question-declined =
    <b>Đã đóng lúc { MOMENT($at) }</b>
    Lý do: { $reason }
refused-question-gone = Câu hỏi này không còn nữa: người hỏi đã rút lại, hoặc đã quá thời gian lưu.
refused-question-answered = Câu hỏi này đã có người phản hồi lúc { MOMENT($at) } nên Trợ lý không gửi thêm. Xin xem lại danh sách.

# Câu trả lời mẫu.
faqs-waiting-title = <b>Câu trả lời chờ duyệt</b>
faqs-approved-title = <b>Câu trả lời đã duyệt</b>
faqs-drafts-title = <b>Bản nháp</b>
faqs-retired-title = <b>Câu trả lời đã bỏ</b>
faqs-wanted = Tìm: “{ $wanted }”
faqs-none = Không có câu nào.
faqs-search = Gõ vài từ của câu hỏi để tìm.
faq-line = { $number }. { $question }
faq-new-title = <b>Thêm câu trả lời mẫu</b>
faq-ask-questions = Xin gõ câu hỏi. Có nhiều cách hỏi thì gõ mỗi cách một dòng.
faq-ask-answer = Xin gõ câu trả lời mới.
faq-ask-grounds = Xin gõ căn cứ mới, mỗi căn cứ một dòng, ví dụ: điều 25 khoản 2 luật tđkt.
faq-ask-validity = Câu trả lời áp dụng đến ngày nào? Xin gõ ngày cuối, hoặc hai ngày đầu và cuối, ví dụ: 01/01/2026 - 31/12/2026.
faq-always-button = Không giới hạn
faq-ask-change = Đồng chí muốn sửa phần nào? Người sửa được tính là người soạn, nên cần một đồng chí khác duyệt.
faq-change-questions-button = Câu hỏi
faq-change-answer-button = Câu trả lời
faq-change-grounds-button = Căn cứ
faq-change-validity-button = Thời gian áp dụng
faq-changed-done = Đã lưu thay đổi.
faq-new-then = Câu trả lời được đưa vào danh sách chờ duyệt; có đồng chí khác duyệt thì Trợ lý mới dùng.
faq-put-button = Đề nghị duyệt
faq-put-done = Đã đưa vào danh sách chờ duyệt và báo cho đồng chí khác.
faq-questions =
    <b>Câu hỏi</b>
    { $lines }
faq-question = • { $text }
faq-since = Áp dụng từ ngày { DATE($since) }.
faq-waits = Người soạn: { $author }. Xin đồng chí đọc kỹ câu hỏi, lời đáp và căn cứ trước khi duyệt.
faq-waits-for-another = Đồng chí là người soạn, nên câu này chờ một đồng chí khác duyệt.
faq-drafted = Bản nháp; người soạn: { $author }.
faq-returned = Bị trả lại. Lý do: { $reason }
faq-approved-by = Người soạn: { $author }. Người duyệt: { $approver }, { MOMENT($at) }.
faq-is-retired = Câu này đã bỏ, Trợ lý không dùng nữa.
faq-alike = ⚠️ Gần giống một câu đã duyệt: “{ $question }”
faq-approve-button = Duyệt
faq-return-button = Trả lại
faq-submit-button = Đề nghị duyệt
faq-change-button = Sửa
faq-drop-button = Bỏ
faq-revise-button = Soạn bản mới
faq-retire-button = Thôi dùng
faq-reuse-button = Soạn lại từ câu này
faq-review-button = Xem và duyệt
faq-open-button = Mở ra sửa
faq-approved-done = Đã duyệt. Từ nay Trợ lý dùng câu trả lời này.
faq-revised = Đây là bản mới để sửa. Bản cũ vẫn dùng cho đến khi bản mới được duyệt.
faq-ask-return = Vì sao trả lại? Xin gõ lý do; người soạn sẽ đọc được.
faq-returned-done = Đã trả lại cho người soạn.
faq-retire-sure = Thôi dùng câu trả lời này? Trợ lý sẽ không trả lời bằng câu này nữa.
faq-drop-sure = Bỏ câu này? Câu chưa được duyệt nên Trợ lý chưa từng dùng.
faq-retire-now-button = Đúng, bỏ
faq-retired-done = Đã bỏ. Khi cần, câu này vẫn còn trong mục “Đã bỏ”.
refused-answer-own = Đồng chí là người soạn câu này nên cần một đồng chí khác duyệt hoặc trả lại.
refused-answer-changed = Câu này vừa có thay đổi. Xin đồng chí xem lại rồi làm tiếp.
refused-answer-gone = Câu trả lời này không còn nữa.
refused-answer-text = Câu trả lời cần có chữ và không quá { $most } ký tự.
refused-answer-reason = Lý do cần có chữ và không quá { $most } ký tự.
refused-answer-questions = Cần từ 1 đến { $most } cách hỏi, mỗi cách một dòng, không quá { $longest } ký tự.
refused-answer-citations = Mỗi câu trả lời ghi nhiều nhất { $most } căn cứ.
refused-answer-validity = Ngày cuối không thể trước ngày đầu.
refused-citation = Trợ lý chưa đọc được căn cứ này. Xin gõ như: điều 25 khoản 2 luật tđkt, hoặc tên văn bản.

# Tệp Excel.
faq-book-title = <b>Câu trả lời mẫu dưới dạng Excel</b>
faq-book-help = Lấy tệp, sửa hoặc thêm dòng (dòng mới thì để trống cột số), rồi gửi lại tệp tại đây. Câu mới và câu sửa được đưa vào danh sách chờ duyệt.
faq-book-get-button = Lấy tệp Excel
faq-book-file = cau-tra-loi-mau.xlsx
faq-book-caption = Câu trả lời mẫu
faq-book-sent = Đã gửi tệp. Sửa xong, xin gửi lại tại đây.
faq-book-tab = Câu trả lời mẫu
faq-book-number = Số
faq-book-rev = Bản
faq-book-questions = Câu hỏi (mỗi cách hỏi một dòng)
faq-book-answer = Trả lời
faq-book-grounds = Căn cứ (mỗi căn cứ một dòng)
faq-book-since = Từ ngày
faq-book-until = Đến ngày
faq-book-state = Tình trạng
faq-state-draft = Bản nháp
faq-state-waiting = Chờ duyệt
faq-state-approved = Đã duyệt
faq-state-retired = Đã bỏ
faq-book-taken = Đã nhận tệp: { $added } câu mới, { $changed } câu sửa, { $same } câu giữ nguyên. Câu mới và câu sửa đang chờ duyệt.
faq-book-faulty = Tệp có { $count } chỗ cần sửa nên Trợ lý chưa nhận gì.
refused-faq-book-empty = Tệp này không có dòng nào. Xin lấy tệp Excel tại đây rồi điền vào.
refused-faq-book-long = Tệp này quá { $most } dòng. Xin tách thành nhiều tệp.
faq-fault-formula = đây là công thức; xin gõ chữ.
faq-fault-number = cột này là số; câu mới thì để trống.
faq-fault-day = ngày chưa đúng; xin gõ như 31/12/2026.
faq-fault-changed = câu này đã có người sửa sau khi đồng chí lấy tệp; xin lấy tệp mới.
faq-fault-twice = số này có ở hai dòng.

# Tin báo.
notice-question-passed =
    <b>Có câu hỏi chuyển đến thường trực Cụm</b>
    <i>{ $question }</i>
notice-question-answered =
    <b>Thường trực Cụm trả lời câu hỏi của đồng chí</b>
    <i>{ $question }</i>
    { $answer }
notice-question-declined =
    <b>Thường trực Cụm chưa trả lời được câu hỏi của đồng chí</b>
    <i>{ $question }</i>
    Lý do: { $reason }
notice-answer-waiting =
    <b>Có câu trả lời chờ duyệt</b>
    <i>{ $question }</i>
notice-answers-read-in = Có { $count } câu trả lời chờ duyệt, vừa đưa vào từ tệp Excel.
notice-answer-approved =
    <b>Câu trả lời đồng chí soạn đã được duyệt</b>
    <i>{ $question }</i>
notice-answer-returned =
    <b>Câu trả lời đồng chí soạn bị trả lại</b>
    <i>{ $question }</i>
    Lý do: { $reason }
questions-digest =
    <b>Hỏi đáp tuần qua</b>
    Số câu hỏi: { $asked }. Chưa trả lời được hoặc chưa đúng ý: { $failed }. Đang chờ thường trực Cụm: { $open }.
questions-digest-open =
    Đang chờ trả lời:
    { $lines }
questions-see-button = Mở danh sách
