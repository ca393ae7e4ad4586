# Hỏi nhanh bằng lời: số liệu của cụm, mỗi câu trả lời một tin ngắn.

lookup-question = <i>{ $question }</i>
lookup-which-unit = Đồng chí muốn hỏi đơn vị nào?
lookup-perhaps-unit = Ý đồng chí là đơn vị nào dưới đây? Nếu không có, xin đồng chí gõ đủ tên đơn vị.
lookup-either =
    Ý đồng chí là:
    • { $lookup }
    • { $rule }
lookup-either-rule = quy định về thi đua, khen thưởng
lookup-either-this-rule = quy định: { $title }
lookup-figures-button = Số liệu của Cụm
lookup-rules-button = Quy định
lookup-other-button = Hỏi quy định
lookup-group-either = Câu này có thể hỏi số liệu của Cụm hoặc hỏi quy định. Xin đồng chí bấm nút dưới đây để hỏi riêng Trợ lý.
lookup-group-which = Trợ lý chưa rõ đồng chí hỏi đơn vị nào. Xin đồng chí gõ đủ tên đơn vị.
lookup-group-personal = Việc này Trợ lý chỉ trả lời riêng. Xin đồng chí bấm nút dưới đây.
lookup-unit-button = { $unit }

# Đang hiểu là hỏi gì.
lookup-about-owed = việc còn phải làm
lookup-about-handed = đơn vị nào đã nộp, chưa nộp bản tự chấm
lookup-about-unit = tình hình nộp của một đơn vị
lookup-about-due = hạn nộp
lookup-about-tasks = việc khác ngoài bản tự chấm
lookup-about-points = điểm và thứ hạng của đơn vị
lookup-about-award = đơn vị được suy tôn, đề nghị khen thưởng
lookup-about-people = người phụ trách của đơn vị
lookup-about-officers = Cụm trưởng, Cụm phó
lookup-about-criteria = bảng tiêu chí đang dùng
lookup-about-step = năm thi đua đang ở bước nào
lookup-about-members = các đơn vị của Cụm

# Nộp bản tự chấm.
lookup-no-sheet = Năm { $year } Cụm chưa ban hành bảng tiêu chí nên chưa có đơn vị nào nộp.
lookup-count = Năm { $year }: <b>{ $done }/{ $units }</b> đơn vị đã nộp bản tự chấm.
lookup-all-in = Năm { $year }: tất cả { $units } đơn vị đã nộp bản tự chấm.
lookup-none-in = Năm { $year }: chưa đơn vị nào nộp bản tự chấm.
lookup-in = Đã nộp: { LIST($names) }.
lookup-owing = Chưa nộp: { LIST($names) }.
lookup-name = { $unit }
lookup-name-late = { $unit } (muộn)
lookup-and-more = { $count } đơn vị khác
lookup-unit-in = <b>{ $unit }</b> đã nộp bản tự chấm lúc { MOMENT($at) }.
lookup-unit-in-late = <b>{ $unit }</b> đã nộp bản tự chấm lúc { MOMENT($at) }, muộn so với hạn.
lookup-unit-not-in = <b>{ $unit }</b> chưa nộp bản tự chấm năm { $year }.
lookup-unit-due = Hạn nộp: { WEEKDAY($due) }, { MOMENT($due) }.
lookup-nothing-kept = Năm thi đua { $year } đã kết thúc; Trợ lý chỉ theo dõi việc nộp của năm đang mở.

# Hạn và việc phải làm.
lookup-no-due = Hiện chưa có hạn nào được đặt.
lookup-due-of = Hạn của <b>{ $unit }</b>:
lookup-dues = { $lines }
lookup-no-task = Ngoài bản tự chấm, Cụm chưa đặt hạn cho việc nào khác.
lookup-task-owing = { $title } (hạn { MOMENT($due) }): chưa xong { LIST($names) }.
lookup-task-all = { $title } (hạn { MOMENT($due) }): các đơn vị đều đã xong.
lookup-task-done = { $title } (hạn { MOMENT($due) }): { $unit } đã xong.
lookup-task-owes = { $title } (hạn { MOMENT($due) }): { $unit } chưa xong.
lookup-owed-of = <b>{ $unit }</b> còn:
lookup-owed-none = <b>{ $unit }</b> không còn việc nào phải nộp.
lookup-owed-reviews = Đồng chí còn tham gia thẩm định bản tự chấm của đơn vị khác.

# Điểm và thứ hạng.
lookup-unpublished = Điểm và thứ hạng năm { $year } chưa được công bố. Trợ lý chỉ báo khi có kết quả chính thức.
lookup-score = <b>{ $unit }</b> năm { $year }: <b>{ NUMBER($total) }/{ NUMBER($most) } điểm</b>.
lookup-rank = <b>{ $unit }</b> năm { $year }: xếp thứ <b>{ $rank }</b> trong { $units } đơn vị đã có điểm.
lookup-score-rank = Xếp thứ { $rank } trong { $units } đơn vị đã có điểm.
lookup-rank-score = { NUMBER($total) }/{ NUMBER($most) } điểm.
lookup-score-none = <b>{ $unit }</b> chưa nộp bản tự chấm năm { $year } nên chưa có điểm.
lookup-is-published = Theo kết quả đã công bố.
lookup-is-provisional = Số liệu <b>tạm tính, chưa công bố</b>; xin đồng chí không chuyển tiếp.
lookup-is-final = Số liệu <b>chưa công bố</b>; xin đồng chí không chuyển tiếp.
lookup-self-scored = Đây là điểm đơn vị tự chấm, chưa thẩm định.
lookup-own-score = <b>{ $unit }</b> tự chấm năm { $year }: <b>{ NUMBER($points) }/{ NUMBER($most) } điểm</b>.
lookup-own-criterion = <b>{ $unit }</b> tự chấm mục { $code }: <b>{ NUMBER($points) }/{ NUMBER($most) } điểm</b>.
lookup-own-criterion-none = <b>{ $unit }</b> chưa chấm mục { $code } (tối đa { NUMBER($most) } điểm).
lookup-own-draft = Bản tự chấm này chưa nộp. Điểm của đơn vị khác và thứ hạng chỉ có khi công bố.
lookup-own-in = Bản tự chấm đã nộp; điểm chính thức có khi công bố kết quả.
lookup-first = Đứng đầu năm { $year }: <b>{ LIST($names) }</b>, { NUMBER($total) } điểm.
lookup-no-rows = Năm { $year } chưa có đơn vị nào có điểm.
lookup-table-title = <b>Xếp hạng năm { $year }</b>
lookup-table = { $lines }
lookup-table-line = { $rank }. { $unit }: { NUMBER($total) }
lookup-table-more = … và { $count } đơn vị khác
lookup-no-points = Năm { $year } không lưu điểm, chỉ lưu kết quả suy tôn nên không có thứ hạng.

# Suy tôn và công bố.
lookup-award-flag-nominated = Năm { $year }, <b>{ $unit }</b> được suy tôn, đề nghị tặng Cờ thi đua của Chính phủ.
lookup-award-flag-decided = Năm { $year }, <b>{ $unit }</b> được tặng Cờ thi đua của Chính phủ.
lookup-award-certificate-nominated = Năm { $year }, <b>{ $unit }</b> được suy tôn, đề nghị tặng Bằng khen của Thủ tướng Chính phủ.
lookup-award-certificate-decided = Năm { $year }, <b>{ $unit }</b> được tặng Bằng khen của Thủ tướng Chính phủ.
lookup-award-by = { $award } (Quyết định số { $number })
lookup-awards = { $lines }
lookup-award-none = Chưa có kết quả suy tôn năm { $year }.
lookup-award-none-of-unit = Năm { $year }, <b>{ $unit }</b> không có tên trong kết quả suy tôn đã ghi nhận.
lookup-award-latest = Gần nhất:
lookup-announced = Kết quả năm { $year } đã được công bố lúc { MOMENT($at) }.
lookup-not-announced = Kết quả năm { $year } chưa được công bố, cũng chưa có ngày công bố. Khi công bố, Trợ lý gửi tin cho mọi thành viên.

# Ai, và theo bảng nào.
lookup-lead = Cụm trưởng năm { $year }: <b>{ $unit }</b>.
lookup-deputy = Cụm phó năm { $year }: <b>{ $unit }</b>.
lookup-no-lead = Năm { $year } chưa có Cụm trưởng.
lookup-no-deputy = Năm { $year } không có Cụm phó.
lookup-members = Năm { $year } Cụm có <b>{ $count }</b> đơn vị: { LIST($names) }.
lookup-whole = Bảng tiêu chí năm { $year } có <b>{ $leaves }</b> tiêu chí trong { $groups } nhóm, tối đa { NUMBER($most) } điểm.
lookup-whole-none = Năm { $year } chưa có bảng tiêu chí nào được áp dụng.
lookup-criterion = <b>{ $code }.</b> { $title }: tối đa <b>{ NUMBER($most) } điểm</b>.
lookup-criterion-group = <b>{ $code }.</b> { $title }: nhóm { $leaves } tiêu chí, tối đa <b>{ NUMBER($most) } điểm</b>.
lookup-criterion-step = Chấm theo bước { NUMBER($step) } điểm.
lookup-criterion-evidence = Cần minh chứng.
lookup-criterion-none = Bảng tiêu chí năm { $year } không có mục { $code }.
lookup-people = Người phụ trách của <b>{ $unit }</b>:
lookup-person = • { $name } – { $role }
lookup-person-lines = { $lines }
lookup-people-none = <b>{ $unit }</b> chưa có người nào tham gia Trợ lý.
lookup-people-hidden = Danh sách người phụ trách của <b>{ $unit }</b> chỉ thường trực Cụm và người của đơn vị đó xem được. Cần liên hệ, xin đồng chí hỏi thường trực Cụm.

# Năm thi đua đang ở đâu.
lookup-step-no-sheet = Năm { $year }: chuẩn bị, chưa ban hành bảng tiêu chí.
lookup-step-scoring = Năm { $year }: các đơn vị đang tự chấm, <b>{ $done }/{ $units }</b> đơn vị đã nộp.
lookup-step-verifying = Năm { $year }: tất cả { $units } đơn vị đã nộp; đang thẩm định, chưa công bố kết quả.
lookup-step-announced = Năm { $year }: đã công bố kết quả lúc { MOMENT($at) }.

# Không có trong dữ liệu.
lookup-gone = <b>{ $unit }</b> không còn là đơn vị của Cụm từ ngày { DATE($since) }.
lookup-gone-not-member = <b>{ $unit }</b> không tham gia năm thi đua { $year }.
lookup-gone-years = Đơn vị này có trong các năm: { LIST($years) }.
lookup-no-season = Trợ lý không có dữ liệu năm { $year }.
lookup-known-years = Các năm đang có: { LIST($years) }.
lookup-year = { $year }
