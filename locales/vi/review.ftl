# Thẩm định bản tự chấm.

review-button = Thẩm định
review-title = <b>Thẩm định bản tự chấm</b>
review-none = Chưa có đơn vị nào nộp bản tự chấm để đồng chí thẩm định.
review-item = { $unit }: còn { $pending }/{ $count } tiêu chí chưa xem
review-item-decided = { $unit }: đã xem hết, chờ kết thúc
review-item-closed = ✓ { $unit }: đã thẩm định xong

review-submission-title = <b>Thẩm định { $unit }</b> – năm { $year }
review-totals = Tự chấm { NUMBER($own) }/{ NUMBER($most) } điểm; theo thẩm định đến nay { NUMBER($points) } điểm.
review-state-pending = Còn { $pending }/{ $count } tiêu chí chưa xem, đã điều chỉnh { $changed } tiêu chí. Mục cần chú ý đứng trước:
review-state-decided = Đã xem hết các tiêu chí, điều chỉnh { $changed } tiêu chí. Đồng chí có thể kết thúc thẩm định.
review-state-closed = Đã kết thúc thẩm định và báo cho đơn vị; điều chỉnh { $changed } tiêu chí.
review-jump = Gõ số của tiêu chí (ví dụ { $example }) để tới thẳng tiêu chí đó.
review-next-button = Xem lần lượt
review-groups-button = Theo nhóm
review-return-button = Trả lại đơn vị
review-close-button = Kết thúc
review-resume-button = Thẩm định lại

review-points = { NUMBER($points) } điểm
review-left-out = bỏ qua
review-line-unproven = { $code } – { $own }, không có minh chứng – { $title }
review-line-differs = { $code } – { $own }, năm trước { NUMBER($last) } – { $title }
review-line-pending = { $code } – { $own } – { $title }
review-line-accepted = ✓ { $code } – { $own } – { $title }
review-line-changed = ✓ { $code } – { $own } → { $points } – { $title }

review-groups-title = <b>Thẩm định { $unit } theo nhóm</b>
review-group-line = { $code }. { $title }: đã xem { $done }/{ $count } – { NUMBER($points) }/{ NUMBER($most) } điểm
review-accept-group-button = Chấp nhận { $count } mục
review-accept-group-sure = Đồng chí chấp nhận điểm tự chấm của { $count } tiêu chí chưa xem trong nhóm { $code }. { $title }?
review-accept-group-now-button = Đúng, chấp nhận
review-group-accepted = Đã chấp nhận { $count } tiêu chí của nhóm { $code }.

review-of = Thẩm định <b>{ $unit }</b> – còn { $pending }/{ $count } tiêu chí
review-own = Đơn vị tự chấm: <b>{ $own }</b> ({ $name }, { MOMENT($at) }).
review-unproven = Tiêu chí này không có minh chứng.
review-decided = Đã quyết định: <b>{ $points }</b> ({ $name }, { MOMENT($at) }).
review-decided-because = Đã quyết định: <b>{ $points }</b> ({ $name }, { MOMENT($at) }). Lý do: { $reason }
review-decided-before = Lần trước { $name } quyết định { $points } ({ MOMENT($at) }), nhưng đơn vị đã sửa tiêu chí này sau đó. Xin đồng chí xem lại.
review-how = Chấp nhận, hoặc gõ điểm khác (ví dụ { NUMBER($example) }); Trợ lý sẽ hỏi lý do.
review-how-verdict = Chấp nhận, hoặc chọn kết quả khác; Trợ lý sẽ hỏi lý do.
review-accept-button = Nhận: { $own }
review-not-number = Trợ lý chưa đọc được “{ $typed }” là điểm. Xin đồng chí gõ một số, ví dụ { NUMBER($example) }.
review-reason-ask = Điều chỉnh tiêu chí { $code }: { $own } → <b>{ NUMBER($points) } điểm</b>. Xin đồng chí gõ lý do; đơn vị sẽ đọc được lý do này.
review-saved = Đã ghi { $code }: { $points }.
review-overtaken = { $name } vừa quyết định { $code }: { $points } lúc { TIME($at) }, sau khi đồng chí mở màn hình này. Đồng chí muốn ghi { $mine } thay vào đó?
review-overwrite-button = Ghi { $mine }
review-evidence-button = Nhận tệp { $number }
review-evidence-link-button = Mở liên kết { $number }

review-close-sure = Kết thúc thẩm định { $unit }: tự chấm { NUMBER($own) } điểm, thẩm định <b>{ NUMBER($points) } điểm</b>, điều chỉnh { $changed } tiêu chí? Đơn vị được báo ngay, kèm mọi điều chỉnh và lý do.
review-close-now-button = Đúng, kết thúc
review-closed = Đã kết thúc thẩm định { $unit } và báo cho đơn vị.
review-moved-on = Việc thẩm định vừa có thay đổi từ người khác nên Trợ lý chưa kết thúc. Xin đồng chí xem lại rồi bấm lần nữa.
review-return-ask = Trả lại bản tự chấm cho { $unit } để sửa. Xin đồng chí gõ điều cần sửa; đơn vị sẽ đọc được. Những tiêu chí đơn vị không sửa giữ nguyên kết quả thẩm định.
review-returned = Đã trả lại bản tự chấm cho { $unit } và báo cho đơn vị.
review-resume-ask = Mở lại việc thẩm định { $unit }. Xin đồng chí gõ lý do; khi kết thúc lần nữa, đơn vị được báo kết quả mới.
review-resumed = Đã mở lại việc thẩm định { $unit }.

refused-own-verification = Đồng chí không thẩm định bản tự chấm của đơn vị mình. Bản của Cụm trưởng do Cụm phó thẩm định, bản của các đơn vị khác do Cụm trưởng thẩm định.
refused-not-handed-in = { $unit } chưa nộp bản tự chấm, hoặc đã mở lại để sửa, nên chưa thẩm định được.
refused-verification-closed = Bản tự chấm này đã thẩm định xong. Cần sửa, xin đồng chí bấm “Thẩm định lại”.
refused-undecided = Còn { $count } tiêu chí chưa quyết định. Xin đồng chí xem hết rồi kết thúc.
refused-verified = Bản tự chấm đã được thẩm định xong nên không sửa được nữa. Có điều chưa thỏa đáng, xin đồng chí liên hệ thường trực Cụm.

notice-verified =
    <b>Kết quả thẩm định – { $unit }, năm { $year }</b>
    Tự chấm: { NUMBER($own) } điểm
    Thẩm định: <b>{ NUMBER($points) }</b>/{ NUMBER($most) } điểm
notice-verified-same = Không có tiêu chí nào bị điều chỉnh.
notice-verified-changes =
    Các tiêu chí được điều chỉnh:
    { $lines }
notice-verified-more = … và { $count } tiêu chí nữa, có trong bản Excel kèm theo.
verified-line = { $code }: { $own } → { $points }. Lý do: { $reason }
notice-verified-others = Đã thẩm định xong bản tự chấm của { $unit }, năm { $year }.
notice-go-review-button = Thẩm định
score-verified = Bản tự chấm đã được thẩm định xong lúc { MOMENT($at) }: tự chấm { NUMBER($own) } điểm, thẩm định <b>{ NUMBER($points) } điểm</b>, điều chỉnh { $changed } tiêu chí.
score-verified-button = Kết quả thẩm định
score-verified-title = <b>Kết quả thẩm định</b> – { $unit }, năm { $year }
score-verdict-line = Thẩm định: <b>{ $points }</b>.
score-verdict-because = Thẩm định: <b>{ $points }</b>. Lý do: { $reason }
copy-column-verified = Điểm thẩm định
copy-column-reason = Lý do điều chỉnh
copy-verified = Thẩm định: { NUMBER($points) }/{ NUMBER($most) } điểm, kết thúc lúc { MOMENT($at) }

progress-verified = ✓ { $unit }: đã thẩm định xong
command-thamdinh = Thẩm định bản tự chấm
