# Màn hình tự chấm điểm.

score-button = Nộp điểm
score-title = <b>Tự chấm điểm</b> – { $unit }, năm { $year }
score-no-season = Hiện chưa có năm thi đua nào đang mở nên chưa chấm điểm được.
score-no-sheet = Cụm chưa ban hành bảng tiêu chí của năm nay. Khi có, Trợ lý sẽ báo ngay cho đồng chí.
score-not-begun = Đơn vị chưa bắt đầu bản tự chấm. Xin bấm “Bắt đầu chấm”.
score-moved-on = Bản tự chấm vừa có thay đổi từ người khác trong đơn vị nên Trợ lý chưa thực hiện. Xin đồng chí xem lại rồi bấm lần nữa.
score-handed-in-before = Bản tự chấm này đã được nộp rồi.
score-not-unit = Việc chấm điểm dành cho chuyên viên và lãnh đạo của từng đơn vị. Đồng chí xem tình hình các đơn vị ở mục “Tiến độ”.
score-sheet = Bảng tiêu chí: { $sheet } ({ $leaves } tiêu chí, tối đa { NUMBER($most) } điểm).
score-secret = Xin lưu ý: không gửi tài liệu mật vào đây.
score-begin-help = Đồng chí chấm từng tiêu chí, đính kèm minh chứng, kiểm tra lại rồi nộp. Mỗi câu trả lời được lưu ngay; dừng lúc nào cũng được, lần sau làm tiếp.
score-begin-button = Bắt đầu chấm
score-unfinished = Bản tự chấm đang làm dở: đã chấm { $done }/{ $leaves } tiêu chí, cộng { NUMBER($total) } điểm.
score-go-on-button = Tiếp tục
score-look-button = Xem lại
score-restart-button = Bắt đầu lại
score-restart-sure = Đồng chí muốn xóa điểm, ghi chú và gỡ minh chứng của cả { $done } tiêu chí đã chấm để bắt đầu lại? Nhật ký vẫn giữ các giá trị cũ.
score-restart-now-button = Xóa, bắt đầu lại
score-restarted = Bản tự chấm đã được làm mới. Các giá trị cũ vẫn còn trong lịch sử từng tiêu chí.

score-due-open = Hạn nộp: { WEEKDAY($due) }, { MOMENT($due) } ({ $days ->
        [0] hôm nay
       *[other] còn { $days } ngày
    }).
score-due-grace = Đã quá hạn { MOMENT($due) }, nhưng Trợ lý vẫn đang nhận. Xin đồng chí nộp ngay.
score-due-late = Đã quá hạn { MOMENT($due) }. Bản nộp từ bây giờ được ghi là nộp muộn.
score-due-closed = Đã hết hạn nộp ({ MOMENT($due) }). Nếu có lý do chính đáng, xin đồng chí đề nghị thường trực Cụm gia hạn.
score-due-reopened = Đã hết hạn nộp ({ MOMENT($due) }), nhưng bản tự chấm được thường trực Cụm mở lại nên đồng chí vẫn sửa và nộp được.
score-due-none = Cụm chưa đặt hạn nộp.

score-waiting = Bản tự chấm đã gửi lãnh đạo đơn vị duyệt: { $done } tiêu chí, tổng { NUMBER($total) } điểm. { $name } gửi lúc { MOMENT($at) }.
score-handed-in = Đơn vị đã nộp bản tự chấm: { NUMBER($total) } điểm, mã { $code }, lúc { MOMENT($at) }.
score-handed-in-late = Đơn vị đã nộp bản tự chấm (nộp muộn): { NUMBER($total) } điểm, mã { $code }, lúc { MOMENT($at) }.
score-reopened = Bản tự chấm được mở lại lúc { MOMENT($at) }. Lý do: { $reason }
score-copy-caption = Bản tự chấm của { $unit }, theo số liệu lúc { MOMENT($at) }.
score-copy-sent = Bản Excel được gửi ở tin riêng.
score-reopen-no = Lúc này bản tự chấm không mở lại được nữa. Nếu cần sửa, xin đồng chí đề nghị thường trực Cụm mở lại.
score-receipt-button = Nhận bản Excel
score-see-button = Xem từng tiêu chí
score-reopen-button = Mở lại để sửa
score-reopen-ask = Mở lại để sửa thì lần nộp trước không còn hiệu lực và đơn vị phải nộp lại trước hạn. Xin đồng chí gõ lý do mở lại, hoặc bấm “Quay lại”.
score-reopen-done = Đã mở lại bản tự chấm. Điểm và minh chứng còn nguyên; sửa xong xin đồng chí nộp lại.
score-withdraw-button = Rút lại để sửa
score-approve-button = Duyệt và nộp
score-return-button = Trả lại để sửa
score-return-ask = Xin đồng chí gõ điều cần sửa; Trợ lý chuyển ngay cho chuyên viên.
score-returned = Đã trả lại cho chuyên viên.

score-others =
    { $names } cũng đang chấm bản này. Ai lưu sau sẽ được báo nếu người kia vừa sửa, không ai ghi đè lên ai.

score-overview = <b>{ $unit }</b>: đã chấm { $done }/{ $leaves } tiêu chí, cộng { NUMBER($total) }/{ NUMBER($most) } điểm.
score-bar = { $bar }
score-lines = { $lines }
score-group-line = { $code }. { $title }: { $done }/{ $leaves } – { NUMBER($total) }/{ NUMBER($most) } điểm
score-group-button = { $code }: { $done }/{ $leaves }
score-jump = Gõ số của tiêu chí (ví dụ { $example }) để tới thẳng tiêu chí đó.
score-next-button = Mục chưa chấm
score-review-button = Kiểm tra và nộp
score-group-title = <b>{ $code }. { $title }</b>
score-leaf-scored = { $code } – { NUMBER($points) }/{ NUMBER($most) } điểm – { $title }
score-leaf-skipped = { $code } – bỏ qua – { $title }
score-leaf-open = { $code } – chưa chấm – { $title }
score-leaf-lacks = { $code } – { NUMBER($points) }/{ NUMBER($most) } điểm, thiếu minh chứng – { $title }
score-leaf-button = { $code }
score-leaf-button-done = ✓ { $code }
score-no-criterion = Bảng không có tiêu chí “{ $typed }”. Xin gõ đúng số, ví dụ { $example }.

score-step = <b>Bước { $number }/{ $leaves }</b> { $bar }
score-criterion = <b>{ $code }. { $title }</b>
score-most-step = Tối đa { NUMBER($most) } điểm, chấm theo bước { NUMBER($step) }.
score-most = Tối đa { NUMBER($most) } điểm.
score-pass-fail = Đạt được { NUMBER($most) } điểm, không đạt 0 điểm.
score-last-year = Năm trước: { NUMBER($points) } điểm.
score-present = Đang ghi: <b>{ NUMBER($points) } điểm</b> ({ $name }, { MOMENT($at) }).
score-present-skipped = Đang ghi: <b>bỏ qua</b> ({ $name }, { MOMENT($at) }).
score-note-line = Ghi chú: { $note }
score-evidence-needed = Tiêu chí này bắt buộc có minh chứng.
score-guidance = <blockquote expandable>{ $guidance }</blockquote>
score-basis-known =
    <blockquote expandable>Căn cứ: { $basis }
    { $digest }</blockquote>
score-basis = <blockquote expandable>Căn cứ: { $basis }</blockquote>
score-type-points = Bấm một mức hoặc gõ điểm, ví dụ { NUMBER($example) }.
score-press-verdict = Bấm “Đạt” hoặc “Không đạt”.
score-points-button = { NUMBER($points) }
score-points-most-button = { NUMBER($points) } (tối đa)
score-points-last-button = { NUMBER($points) } (năm trước)
score-pass-button = Đạt
score-fail-button = Không đạt
score-evidence-button = Minh chứng ({ $count })
score-note-button = Ghi chú
score-skip-button = Bỏ qua
score-later-button = Để sau
score-list-button = Danh sách
score-history-button = Lịch sử
score-saved = Đã lưu { $code }: { NUMBER($points) } điểm.
score-saved-needs-evidence = Đã lưu { $code }: { NUMBER($points) } điểm. Tiêu chí này còn thiếu minh chứng: xin đồng chí gửi tệp, ảnh hoặc đường liên kết, hoặc bấm “Để sau”.
score-skipped = Đã ghi { $code }: bỏ qua, không tính điểm.
score-not-number = Trợ lý chưa đọc được điểm từ “{ $typed }”. Xin gõ một số, ví dụ { NUMBER($example) }.
score-doubtful = “{ $typed }” có thể hiểu nhiều cách. Đồng chí muốn ghi bao nhiêu điểm?
score-conflict = { $name } vừa ghi { $code }: { $points } lúc { TIME($at) }, sau khi đồng chí mở màn hình này. Đồng chí muốn ghi { $mine } thay vào đó?
score-conflict-points = { NUMBER($points) } điểm
score-conflict-skipped = bỏ qua
score-conflict-open = chưa chấm
score-conflict-keep-button = Giữ như hiện tại
score-conflict-write-button = Ghi { $mine }

score-evidence-title = <b>Minh chứng của { $code }. { $title }</b>
score-evidence-none = Chưa có minh chứng nào.
score-evidence-file = { $number }. { $name } ({ $size })
score-evidence-link = { $number }. { $name }
score-evidence-help = Xin gửi tệp, ảnh hoặc dán đường liên kết vào đây; bấm một mục để xem hoặc gỡ. Không gửi tài liệu mật.
score-evidence-item-button = { $number }. Xem hoặc gỡ
score-evidence-back-button = Về tiêu chí
score-evidence-twice = Minh chứng “{ $name }” đã có trong tiêu chí này nên Trợ lý không lưu thêm lần nữa.
score-evidence-added = Đã lưu minh chứng “{ $name }”.
score-evidence-one = <b>{ $name }</b> – { $who } gửi lúc { MOMENT($at) }.
score-evidence-open-button = Nhận tệp
score-evidence-link-button = Mở liên kết
score-evidence-remove-button = Gỡ minh chứng
score-evidence-remove-sure = Đồng chí muốn gỡ “{ $name }” khỏi tiêu chí này?
score-evidence-remove-now-button = Gỡ
score-evidence-removed = Đã gỡ “{ $name }”.
score-evidence-caption = Minh chứng: { $name }
size-bytes = { $size } byte
size-kilobytes = { NUMBER($size) } KB
size-megabytes = { NUMBER($size) } MB

score-note-ask = <b>Ghi chú cho { $code }. { $title }</b>
score-note-help = Xin gõ ghi chú (tối đa { $most } ký tự). Ghi chú hiện có: { $note }
score-note-none = chưa có
score-note-clear-button = Xóa ghi chú
score-note-saved = Đã lưu ghi chú.
score-note-conflict =
    { $name } vừa sửa ghi chú này thành: { $note }
    Trợ lý chưa ghi đè. Nếu vẫn muốn thay, xin đồng chí gửi lại ghi chú của mình.
score-note-cleared = Đã xóa ghi chú.

score-history-title = <b>Lịch sử của { $code }. { $title }</b>
score-history-none = Chưa có thay đổi nào.
score-history-points = { MOMENT($at) } – { $name }: { $before } → { $after }
score-history-note = { MOMENT($at) } – { $name }: sửa ghi chú
score-history-evidence-added = { MOMENT($at) } – { $name }: thêm minh chứng “{ $what }”
score-history-evidence-removed = { MOMENT($at) } – { $name }: gỡ minh chứng “{ $what }”

score-review-title = <b>Kiểm tra trước khi nộp</b>
score-review-missing = Còn { $count } mục cần hoàn thành trước khi nộp:
score-review-complete = Đã đủ { $leaves } tiêu chí. Tổng cộng <b>{ NUMBER($total) }/{ NUMBER($most) } điểm</b>.
score-review-skipped = Trong đó bỏ qua { $count } tiêu chí, không tính điểm.
score-gap-open = { $code } – chưa chấm – { $title }
score-gap-evidence = { $code } – thiếu minh chứng – { $title }
score-hand-in-button = Nộp bản tự chấm
score-send-leader-button = Gửi lãnh đạo duyệt
score-hand-in-sure = Đồng chí nộp bản tự chấm của { $unit } với tổng <b>{ NUMBER($total) } điểm</b>?
score-hand-in-sure-leader = Đồng chí gửi lãnh đạo { $unit } duyệt bản tự chấm với tổng <b>{ NUMBER($total) } điểm</b>?
score-hand-in-now-button = Đúng, nộp
score-send-now-button = Đúng, gửi duyệt
score-not-yet-button = Chưa, xem lại
score-thanks = Đã nhận bản tự chấm. Biên nhận và bản Excel được gửi ở tin riêng.
score-sent-to-leader = Đã gửi lãnh đạo đơn vị duyệt. Khi lãnh đạo duyệt, đồng chí sẽ nhận được biên nhận.
score-no-leader = Đơn vị chưa có lãnh đạo nào trong Trợ lý để duyệt. Xin đồng chí đề nghị thường trực Cụm mời lãnh đạo đơn vị.

notice-receipt =
    <b>Biên nhận bản tự chấm – { $unit }, năm { $year }</b>
    Mã: <b>{ $code }</b>
    { $at }
    Người nộp: { $name }
    Tổng điểm tự chấm: <b>{ NUMBER($total) }</b>/{ NUMBER($most) }
    Dấu vân tay: <code>{ $fingerprint }</code>
    Nhật ký: <code>{ $head }</code>
receipt-at = Thời điểm: { MOMENT($at) }
receipt-at-late = Thời điểm: { MOMENT($at) } (nộp muộn)
receipt-file = ban-tu-cham-{ $code }.xlsx
notice-submitted = { $unit } đã nộp bản tự chấm năm { $year } lúc { MOMENT($at) }.
notice-submitted-late = { $unit } đã nộp bản tự chấm năm { $year } lúc { MOMENT($at) } (nộp muộn).
notice-approval-asked = { $name } gửi đồng chí duyệt bản tự chấm của { $unit }.
notice-approval-button = Xem và duyệt
notice-returned = Lãnh đạo đơn vị trả lại bản tự chấm để sửa. Ý kiến: { $reason }
notice-reopened = Bản tự chấm của { $unit } đã được mở lại để sửa.
notice-reopened-because = Bản tự chấm của { $unit } đã được mở lại để sửa. Lý do: { $reason }
notice-go-score-button = Mở bản tự chấm
notice-sheet-applied = Cụm đã ban hành { $sheet }: { $leaves } tiêu chí, tối đa { NUMBER($most) } điểm. Đồng chí có thể bắt đầu tự chấm.

# Bảng tiêu chí.

sheet-button = Bảng tiêu chí
sheet-heading = <b>Bảng tiêu chí năm { $year }</b>
sheet-summary = { $sheet }: { $groups } nhóm, { $leaves } tiêu chí, tối đa { NUMBER($most) } điểm.
sheet-leader-approves = Bản tự chấm phải được lãnh đạo đơn vị duyệt trước khi nộp.
sheet-specialist-hands-in = Chuyên viên nộp thẳng bản tự chấm, không cần lãnh đạo duyệt trong Trợ lý.
sheet-import-help =
    Cụm chưa ban hành bảng tiêu chí. Xin đồng chí tải mẫu Excel, điền vào rồi gửi lại tại đây.
    Trợ lý kiểm tra từng ô và báo hết các chỗ cần sửa trong một lần; chưa đúng thì chưa nhận gì.
sheet-template-button = Tải mẫu Excel
sheet-template-file = mau-bang-tieu-chi.xlsx
sheet-template-caption = Mẫu bảng tiêu chí. Xin xem hướng dẫn ở trang thứ hai, điền rồi gửi lại tệp này cho Trợ lý.
sheet-template-sent = Mẫu Excel được gửi ở tin riêng.
sheet-imported = Đã đọc xong bảng tiêu chí, không có lỗi. Xin đồng chí kiểm tra lại trước khi ban hành.
sheet-faulty = Bảng còn { $count } chỗ cần sửa nên Trợ lý chưa nhận. Danh sách ở tin riêng; sửa xong xin gửi lại tệp.
sheet-faults =
    <b>Các chỗ cần sửa</b>
    { $lines }
sheet-fault = Ô { $cell }: { $fault }
sheet-more-faults = … và { $count } chỗ nữa.
sheet-draft = Bản nháp đang chờ ban hành: { $sheet }, { $leaves } tiêu chí, tối đa { NUMBER($most) } điểm.
sheet-check-button = Xem bản nháp
sheet-draft-title = <b>Bảng tiêu chí – bản nháp</b>
sheet-draft-help = Ban hành rồi thì bảng được khóa, không sửa được nữa. Cần sửa lúc này, đồng chí gửi tệp Excel mới, bản nháp sẽ được thay.
sheet-no-draft = Hiện không có bản nháp nào của bảng tiêu chí.
sheet-read-button = Đọc bảng
sheet-line-group = <b>{ $code }. { $title }</b> ({ NUMBER($most) } điểm)
sheet-line = { $code }. { $title }: { NUMBER($most) } điểm{ $evidence }
sheet-line-pass-fail = { $code }. { $title }: đạt { NUMBER($most) } điểm{ $evidence }
sheet-line-evidence = , cần minh chứng
sheet-book-button = Bản Excel
sheet-book-caption = { $sheet }
sheet-book-sent = Bản Excel của bảng tiêu chí được gửi ở tin riêng.
sheet-apply-button = Ban hành
sheet-approval-ask = Khi đơn vị nộp, có cần lãnh đạo đơn vị duyệt trong Trợ lý không?
sheet-no-leader-button = Không cần duyệt
sheet-leader-button = Lãnh đạo duyệt
sheet-apply-sure = Đồng chí ban hành { $sheet } với { $leaves } tiêu chí, tối đa { NUMBER($most) } điểm? Sau khi ban hành, bảng được khóa và các đơn vị được báo ngay.
sheet-apply-now-button = Đúng, ban hành
sheet-applied-done = Đã ban hành bảng tiêu chí. Các đơn vị đang được báo.
sheet-discard-button = Bỏ bản nháp
sheet-discard-sure = Đồng chí muốn bỏ bản nháp này? Tệp Excel của đồng chí vẫn còn, cần thì gửi lại.
sheet-discard-now-button = Bỏ bản nháp này
sheet-discarded = Đã bỏ bản nháp.

# Tiến độ.

progress-button = Tiến độ
progress-title = <b>Tiến độ tự chấm năm { $year }</b>
progress-count = Đã nộp { $done }/{ $units } đơn vị.
progress-handed-in = ✓ { $unit }: đã nộp { MOMENT($at) }
progress-handed-in-late = ✓ { $unit }: nộp muộn { MOMENT($at) }
progress-waiting = … { $unit }: chờ lãnh đạo duyệt
progress-at-work-count = … { $unit }: đang chấm { $done }/{ $count }
progress-at-work = … { $unit }: đang chấm
progress-not-begun = – { $unit }: chưa bắt đầu
progress-reopen-button = Mở lại cho đơn vị
progress-reopen-which = Đồng chí muốn mở lại bản tự chấm của đơn vị nào?
progress-reopen-none = Hiện không có bản tự chấm nào mở lại được.
progress-reopen-reason = Mở lại bản tự chấm của { $unit }. Xin đồng chí gõ lý do; đơn vị sẽ đọc được lý do này.
progress-reopened = Đã mở lại bản tự chấm của { $unit } và báo cho đơn vị.
stamp = Số liệu lúc { TIME($at) }.
refresh-button = Cập nhật
refreshed-toast = Đã cập nhật

command-nop = Tự chấm điểm và nộp
command-tiendo = Tiến độ của các đơn vị
command-bangtieuchi = Bảng tiêu chí của năm
