# Kết quả: soạn, duyệt, công bố thông báo kết quả, báo cáo gửi, nhóm nhận tin, quyết định tặng.

results-button = Kết quả
command-ketqua = Kết quả các năm thi đua
command-dangky = Nhóm nhận thông báo kết quả

award-flag = Cờ thi đua của Chính phủ
award-certificate = Bằng khen của Thủ tướng Chính phủ
award-flag-button = Cờ thi đua
award-certificate-button = Bằng khen
award-flag-nominated = 🏆 { $unit }: được suy tôn, đề nghị Chính phủ tặng Cờ thi đua.
award-flag-decided = 🏆 { $unit }: được Chính phủ tặng Cờ thi đua theo Quyết định số { $number } ngày { DATE($day) }.
award-certificate-nominated = 🏅 { $unit }: được suy tôn, đề nghị Thủ tướng Chính phủ tặng Bằng khen.
award-certificate-decided = 🏅 { $unit }: được Thủ tướng Chính phủ tặng Bằng khen theo Quyết định số { $number } ngày { DATE($day) }.

results-title = Thông báo kết quả thi đua năm { $year }
results-correction-title = Thông báo đính chính kết quả thi đua năm { $year }
results-corrects = Thông báo này đính chính và thay thế thông báo mã { $code }, công bố lúc { MOMENT($at) }.
results-corrected = ⚠️ Thông báo này đã được đính chính bằng thông báo mã { $code }, công bố lúc { MOMENT($at) }.
results-nobody = Không có đơn vị nào được suy tôn, đề nghị tặng Cờ thi đua, Bằng khen.
results-standings-provisional = Xếp hạng tạm tính theo { $sheet } (tối đa { NUMBER($most) } điểm)
results-standings-final = Xếp hạng theo { $sheet } (tối đa { NUMBER($most) } điểm)
results-table =
    { $title }
    { $lines }
results-line = { $rank }. { $unit }: { NUMBER($total, minimumFractionDigits: 2) } điểm
results-line-none = –. { $unit }: chưa nộp
results-more-lines = … và { $count } đơn vị nữa, xin xem tệp Excel.
results-note = Ghi chú: { $note }
results-note-cut = Ghi chú (xem đủ trong tệp Excel): { $note }
results-foot = Mã thông báo { $code }, công bố lúc { MOMENT($at) }.
results-foot-preview = Bản xem trước, chưa công bố.
results-seal = Dấu vân tay (SHA-256): <code>{ $fingerprint }</code>
results-code = { $code }

ties-shared = Các đơn vị bằng điểm cùng một hạng; hạng kế tiếp bỏ qua số đơn vị bằng điểm.
ties-dense = Các đơn vị bằng điểm cùng một hạng; hạng kế tiếp liền sau.
ties-by-groups = Khi bằng tổng điểm, xét lần lượt điểm từng nhóm tiêu chí.

results-preview-mark = BẢN XEM TRƯỚC – CHƯA CÔNG BỐ
results-marks = Cột gạch chéo, ghi “Cờ”: đơn vị được đề nghị tặng Cờ thi đua. Cột chấm, ghi “BK”: đơn vị được đề nghị tặng Bằng khen.
results-more-units = … và { $count } đơn vị nữa, xin xem tệp Excel.
results-absent = Chưa nộp: { LIST($units) }.
results-absent-count = Chưa nộp: { $count } đơn vị.
results-bar-label = { $rank }. { $unit }
results-bar-value = { NUMBER($total, minimumFractionDigits: 2) }
results-bar-flag = { NUMBER($total, minimumFractionDigits: 2) } Cờ
results-bar-certificate = { NUMBER($total, minimumFractionDigits: 2) } BK

results-tab = Kết quả
results-tab-standings = Xếp hạng
results-column-rank = Hạng
results-column-unit = Đơn vị
results-column-total = Tổng điểm
results-no-points = chưa nộp
results-book-fingerprint = Dấu vân tay (SHA-256): { $fingerprint }
results-picture-name = ket-qua-{ $year }-{ $code }.png
results-book-name = ket-qua-{ $year }-{ $code }.xlsx
results-book-caption = { $title }: bản Excel.

results-start = <b>Kết quả thi đua của cụm</b>
results-season =
    <b>Năm { $year }</b>
    { $lines }
results-none-yet = Chưa công bố kết quả.
results-no-season = Cụm chưa có năm thi đua nào.
results-history =
    <b>Các thông báo đã công bố</b>
    { $lines }
results-history-line = Mã { $code }, lúc { MOMENT($at) }
results-history-correction = Mã { $code }, lúc { MOMENT($at) }: đính chính thông báo { $corrects }
results-history-corrected = Mã { $code }, lúc { MOMENT($at) }: đã được đính chính bằng { $by }
results-picture-button = Xem ảnh
results-book-button = Tệp Excel
results-sent-button = Báo cáo gửi
results-draft-button = Soạn thông báo
results-draft-open-button = Bản đang soạn
results-correct-button = Soạn đính chính
results-new-button = Thông báo mới
results-decision-button = Ghi quyết định
results-approve-button = Duyệt thông báo
refused-no-announcement = Không có thông báo nào với mã này đã được công bố. Xin kiểm tra lại mã.

draft-title = <b>Soạn thông báo kết quả năm { $year }</b>
draft-corrects = Bản này đính chính thông báo mã { $code }.
draft-waiting = ⏳ Đang chờ người thứ hai duyệt. Sửa bất kỳ mục nào thì phải gửi duyệt lại.
draft-returned = Bản này đã được trả lại. Ý kiến: { $reason }
draft-content =
    Đề nghị tặng Cờ thi đua: { $flag }
    Đề nghị tặng Bằng khen: { $certificate }
    Bảng xếp hạng: { $standings }
    Ghi chú: { $note }
draft-nobody = không có
draft-with-standings = gửi kèm
draft-without-standings = không gửi kèm
draft-no-note = không có
draft-standings-on-button = Kèm xếp hạng
draft-standings-off-button = Bỏ xếp hạng
draft-note-button = Ghi chú
draft-note-off-button = Bỏ ghi chú
draft-preview-button = Xem trước
draft-send-button = Gửi duyệt
draft-drop-button = Bỏ bản này
draft-drop-now-button = Bỏ bản soạn
draft-nobody-button = Không đơn vị nào
draft-choose = Đơn vị nào được suy tôn, đề nghị tặng { $award }?
draft-excluded =
    Không được xét:
    { $lines }
draft-excluded-line = { $unit }: { $reason }
draft-ask-note = Xin đồng chí gõ ghi chú gửi kèm thông báo, không quá 500 ký tự. Mọi người nhận thông báo đều đọc được.
draft-drop-sure = Bỏ bản thông báo kết quả năm { $year } đang soạn? Những gì đã soạn sẽ không còn dùng được.
draft-dropped = Đã bỏ bản đang soạn.
draft-stale = Bản soạn vừa được sửa, nên chưa gửi duyệt. Xin đồng chí xem lại rồi gửi.
draft-sent = Đã gửi duyệt. Số thành viên thường trực Cụm được mời duyệt: { $count }.
draft-sent-leaders = Đã gửi duyệt. Không còn thành viên thường trực Cụm nào khác liên lạc được, nên Trợ lý mời lãnh đạo Cụm trưởng, Cụm phó duyệt: { $count } đồng chí.
refused-no-draft = Không có bản thông báo nào ở đây để soạn hoặc duyệt: có thể đã được công bố, đã được sửa hoặc đã bỏ.
refused-nothing-to-correct = Năm { $year } chưa có thông báo nào để đính chính.
refused-announced-before = Kết quả năm { $year } đã được công bố. Muốn thay đổi, xin soạn thông báo đính chính.
refused-results-empty = Thông báo chưa có nội dung. Xin chọn đơn vị được suy tôn hoặc gửi kèm bảng xếp hạng.
refused-results-note-empty = Ghi chú cần có chữ. Xin đồng chí gõ lại.
refused-results-note-long = Ghi chú dài quá { $longest } ký tự. Xin đồng chí viết gọn hơn.
refused-results-need-correction = Đơn vị được suy tôn khác với thông báo đã công bố. Muốn thay đổi, xin bỏ bản này và soạn thông báo đính chính.
refused-nominee-excluded = { $unit } không được xét suy tôn. Lý do: { $reason }
refused-nominee-twice = { $unit } đã được chọn cho mục kia. Mỗi đơn vị chỉ được suy tôn một hình thức.
refused-nominee-decided = Mục này đã có Quyết định số { $number } nên không đổi đơn vị được nữa.
refused-no-standings = Năm { $year } chưa có đơn vị nào nộp bản tự chấm, nên chưa có xếp hạng để gửi kèm.
refused-no-approver = Chưa gửi duyệt được: cần một người thứ hai duyệt mà Trợ lý chưa liên lạc được ai. Còn thiếu: { $missing }.
results-missing-approvers = thành viên thường trực Cụm thứ hai, lãnh đạo Cụm trưởng hoặc Cụm phó

approval-title = <b>Thông báo chờ đồng chí duyệt</b>
approval-button = Duyệt
approval-return-button = Trả lại
approval-not-yet-button = Chưa, xem lại
approval-now-button = Duyệt và công bố
approval-sure = Duyệt và công bố kết quả năm { $year }? Thông báo sẽ được gửi ngay tới mọi thành viên và các nhóm đã đăng ký, và không sửa lại được.
approval-done = Đã công bố. Mã thông báo: { $code }. Trợ lý đang gửi tới mọi thành viên và các nhóm.
approval-stale = Thông báo vừa được sửa, nên chưa công bố. Xin đồng chí xem lại bản mới.
approval-outdated = Số liệu đã thay đổi từ khi gửi duyệt, nên Trợ lý chưa công bố và đã chuyển lại để soạn. Người soạn đã được báo.
approval-ask-reason = Trả lại thông báo kết quả năm { $year }. Xin đồng chí gõ lý do; người soạn sẽ đọc được lý do này.
approval-returned = Đã trả lại. Người soạn đã được báo.
refused-approver-wrote = Đồng chí đã tham gia soạn thông báo này. Người duyệt phải là một người khác.
refused-approver-namesake = Tài khoản này trùng tên với người đã soạn thông báo. Người duyệt phải là một người khác.
refused-approver-secretariat = Thông báo này do một thành viên khác của thường trực Cụm duyệt. Lãnh đạo Cụm trưởng, Cụm phó chỉ duyệt khi không liên lạc được với thường trực Cụm.

notice-results-asked = Có thông báo kết quả năm { $year } chờ đồng chí duyệt trước khi công bố.
notice-results-approve-button = Xem và duyệt
notice-results-returned = Thông báo kết quả năm { $year } đã được trả lại để soạn tiếp. Ý kiến: { $reason }
notice-results-outdated = Thông báo kết quả năm { $year } chưa công bố được: số liệu đã thay đổi từ khi gửi duyệt. Xin xem lại rồi gửi duyệt lại.
notice-results-draft-button = Mở bản soạn
notice-results-button = Xem kết quả

report-title =
    <b>Báo cáo gửi thông báo { $code }</b>
    Đã gửi: { $sent }
    Đang chờ gửi: { $waiting }
    Không gửi được: { $unreachable }
    Chưa rõ đã tới chưa: { $uncertain }
report-line-picture = { $to } – ảnh: { $fate }
report-line-file = { $to } – tệp Excel: { $fate }
report-line-never = { $to }: chưa liên lạc được
report-group = { $title }
report-person = { $role } ({ $name })
report-uncertain-button = Tin cần quyết định
report-uncertain = Những tin sau đây chưa rõ đã tới chưa, hoặc đã bị từ chối. Trợ lý không tự gửi lại, để không ai nhận hai lần. Xin chọn từng tin để quyết định.
report-none-uncertain = Không còn tin nào cần quyết định.
report-letter = Xin hỏi người nhận: tin này đã tới chưa?
report-refused = Tin này chắc chắn chưa tới: Telegram từ chối hoặc Trợ lý gặp trục trặc khi soạn. Có thể gửi lại.
report-again-button = Gửi lại
report-got-button = Đã nhận
report-sent-again = Trợ lý gửi lại tin này.
report-marked = Đã ghi nhận là tin đã tới.
refused-letter-settled = Tin này đã được quyết định rồi, không cần làm gì thêm.
refused-no-letter = Không có tin này trong báo cáo gửi.

decision-which = <b>Ghi quyết định</b>. Quyết định về mục nào?
decision-ask-number = Xin đồng chí gõ số của quyết định tặng { $award } cho { $unit }, ví dụ: 123/QĐ-TTg.
decision-ask-day = Quyết định số { $number } ký ngày nào? Xin gõ đủ ngày, tháng, năm, ví dụ: 05/07/2026.
decision-sure = Ghi nhận { $unit } được tặng { $award } theo Quyết định số { $number } ngày { DATE($day) }? Từ đây mọi người sẽ đọc là “được tặng”.
decision-now-button = Đúng, ghi nhận
decision-recorded = Đã ghi nhận quyết định. Các thông báo đã công bố vẫn giữ nguyên như khi công bố.
refused-no-nominee = Mục này chưa có đơn vị nào được suy tôn, nên chưa ghi quyết định được.
refused-decision-number = Số quyết định cần có chữ số và không quá { $longest } ký tự. Ví dụ: 123/QĐ-TTg.
refused-decision-day = Ngày { DATE($day) } chưa tới. Xin gõ đủ ngày, tháng, năm ký quyết định, ví dụ: 05/07/2026.

groups-button = Nhóm nhận tin
groups-title = <b>Nhóm nhận thông báo kết quả</b>
groups-none = Chưa có nhóm nào đăng ký.
groups-line = { $title }: đăng ký lúc { MOMENT($at) }
groups-line-lost = { $title }: Trợ lý không còn trong nhóm từ { MOMENT($at) }
groups-help = Muốn thêm nhóm, xin đưa Trợ lý vào nhóm rồi bấm “Đăng ký”; Trợ lý đã ở trong nhóm thì gõ /dangky ngay tại nhóm đó.
groups-end-sure = Bỏ đăng ký nhóm “{ $title }”? Nhóm sẽ không nhận thông báo kết quả nữa.
groups-end-button = Bỏ đăng ký
groups-ended = Đã bỏ đăng ký nhóm “{ $title }”.
group-offer = Kính chào các đồng chí. Đăng ký nhóm này để nhận thông báo kết quả thi đua của cụm? Mọi người trong nhóm sẽ đọc được.
group-register-button = Đăng ký
group-leave-it-button = Không
group-registered = Nhóm này đã đăng ký nhận thông báo kết quả thi đua của cụm.
group-declined = Nhóm này không đăng ký nhận thông báo. Trợ lý vẫn trả lời /hoi; khi cần đăng ký, thường trực Cụm gõ /dangky.
group-goodbye = Kính chào các đồng chí. Trợ lý chỉ tham gia nhóm do thường trực Cụm hoặc quản trị viên mời, nên xin phép rời nhóm.
refused-group-register = Chỉ thường trực Cụm hoặc quản trị viên đăng ký được nhóm.
refused-no-group = Không có nhóm này. Xin đưa Trợ lý vào nhóm trước.
