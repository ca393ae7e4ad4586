# Hạn nộp và nhắc việc: màn hình và tin nhắc.

command-hanchot = Hạn nộp và việc còn nợ
due-button = Hạn nộp
due-title = <b>Hạn nộp</b>
due-none = Hiện không có hạn nào.
due-line = { $title } – hạn { WEEKDAY($due) }, { MOMENT($due) } (còn { $days } ngày)
due-line-today = { $title } – hạn <b>hôm nay</b>, { TIME($due) }
due-line-done = ✓ { $title } – đã xong (hạn { MOMENT($due) })
due-line-grace = { $title } – đã quá hạn { MOMENT($due) }, vẫn đang nhận
due-line-late = { $title } – đã quá hạn { MOMENT($due) }, nộp bây giờ được ghi là muộn
due-line-closed = { $title } – đã hết hạn nhận ({ MOMENT($due) })
due-file-button = Lưu vào lịch (.ics)
deadlines-button = Quản lý hạn
task-done-button = Đã xong: { $title }
task-undo-button = Chưa xong: { $title }
task-done = Đã ghi nhận đơn vị làm xong việc này.
task-undone = Đã ghi lại là chưa xong.
calendar-file = han-nop.ics
calendar-caption = Mở tệp này trên điện thoại hoặc máy tính để lưu hạn vào lịch; lịch tự nhắc trước một ngày.
calendar-sent = Tệp lịch được gửi ở tin riêng.
calendar-title = Hạn: { $title }
calendar-about = { $title }, hạn { MOMENT($due) }.
calendar-alarm = Ngày mai đến hạn: { $title }

deadlines-title = <b>Quản lý hạn năm { $year }</b>
deadlines-none = Chưa đặt hạn nào.
deadline-line = { $title } – { MOMENT($due) }
deadline-button = { $title }
deadline-new-button = Đặt hạn mới
reminding-button = Lịch nhắc việc
due-moment = <b>{ WEEKDAY($due) }, { MOMENT($due) }</b>
due-on-weekend = Lưu ý: ngày này là cuối tuần. Lời nhắc của ngày nghỉ được chuyển về ngày làm việc liền trước.
due-on-holiday = Lưu ý: ngày này là ngày nghỉ lễ. Lời nhắc của ngày nghỉ được chuyển về ngày làm việc liền trước.
due-on-own-day-off = Lưu ý: ngày này Cụm đã đặt là ngày nghỉ. Lời nhắc của ngày nghỉ được chuyển về ngày làm việc liền trước.
due-then-closed = Sau hạn hiển thị vẫn nhận thêm: { $grace }. Sau đó không nhận nữa.
due-then-late = Sau hạn hiển thị vẫn nhận thêm: { $grace }. Sau đó vẫn nhận và ghi là nộp muộn.
grace-none = Không
grace-minutes = { $count } phút
grace-hours = { $count } giờ
grace-days = { $count } ngày
duty-scoring = Nộp bản tự chấm
duty-task = Việc khác
deadline-detail =
    <b>{ $title }</b>
    Loại việc: { $kind }
    Hạn: <b>{ WEEKDAY($due) }, { MOMENT($due) }</b>
deadline-for-all = Dành cho: tất cả đơn vị.
deadline-for-some = Dành cho: { $units }.
extension-for-all = Đã gia hạn cho tất cả đến { MOMENT($due) }. Lý do: { $reason }
extension-for-unit = Đã gia hạn cho { $unit } đến { MOMENT($due) }. Lý do: { $reason }
deadline-move-button = Đổi thời hạn
deadline-extend-button = Gia hạn
deadline-rename-button = Sửa tên
deadline-cancel-button = Hủy hạn
deadline-sent-button = Ai đã được nhắc

deadline-step = <b>Đặt hạn mới</b> – bước { $number }/6
deadline-ask-kind = Hạn này dành cho việc gì?
deadline-ask-title = Xin đồng chí gõ tên việc, ví dụ: Báo cáo tổng kết năm { $year }.
deadline-usual-title-button = Dùng tên thường lệ
deadline-usual-title = Nộp bản tự chấm năm { $year }
deadline-ask-due = Hạn là khi nào? Xin gõ ngày giờ, ví dụ: 17h 25/12, thứ sáu tuần sau, cuối tháng 12. Không ghi giờ thì Trợ lý hiểu là 17:00.
deadline-in-days-button = { $days } ngày nữa
deadline-ask-grace = Sau hạn hiển thị, Trợ lý vẫn lặng lẽ nhận thêm bao lâu?
deadline-ask-after = Hết thời gian ấy mà đơn vị chưa nộp thì sao?
deadline-refuse-button = Không nhận nữa
deadline-mark-late-button = Nhận, ghi nộp muộn
deadline-ask-audience = Hạn này dành cho những đơn vị nào? Bấm “Tất cả đơn vị”, hoặc bấm chọn từng đơn vị.
deadline-everybody-button = Tất cả đơn vị
deadline-picked-button = ✓ { $unit }
deadline-these-button = Chọn xong ({ $count })
deadline-check-title = <b>Kiểm tra trước khi đặt hạn</b>
deadline-set-button = Đặt hạn này
deadline-set-done = Đã đặt hạn. Các đơn vị liên quan đang được báo.
deadline-ask-move = <b>{ $title }</b> đang có hạn { WEEKDAY($due) }, { MOMENT($due) }. Hạn mới là khi nào?
deadline-move-sure = Đổi hạn “{ $title }” từ { MOMENT($due) } sang:
deadline-move-now-button = Đúng, đổi hạn
deadline-moved = Đã đổi hạn. Các đơn vị liên quan đang được báo.
deadline-ask-whom = Gia hạn “{ $title }” (hạn { MOMENT($due) }) cho đơn vị nào?
deadline-all-units = tất cả đơn vị
deadline-ask-longer = Hạn hiện nay của { $unit } là { WEEKDAY($due) }, { MOMENT($due) }. Gia hạn đến khi nào?
deadline-ask-reason = Xin đồng chí gõ lý do gia hạn; đơn vị sẽ đọc được lý do này.
deadline-extend-sure =
    Gia hạn “{ $title }” cho { $unit }
    từ { MOMENT($before) }
    đến <b>{ WEEKDAY($due) }, { MOMENT($due) }</b>
    Lý do: { $reason }
deadline-extend-now-button = Đúng, gia hạn
deadline-extended-done = Đã gia hạn và báo cho đơn vị.
deadline-ask-rename = Tên hiện nay là “{ $title }”. Xin đồng chí gõ tên mới.
deadline-renamed = Đã sửa tên hạn.
deadline-ask-cancel = Đồng chí muốn hủy hạn “{ $title }”? Xin gõ lý do, hoặc bấm “Quay lại”.
deadline-cancel-sure = Hủy hạn “{ $title }”? Lý do: { $reason }
deadline-cancel-now-button = Đúng, hủy hạn
deadline-cancelled-done = Đã hủy hạn và báo cho các đơn vị.

reminding-title = <b>Lịch nhắc việc</b>
reminding-ladder = Nhắc trước hạn (ngày): { $days }; quá hạn thì nhắc thêm { $overdue } ngày làm việc. Lãnh đạo đơn vị được nhắc khi còn { $leader } ngày.
reminding-quiet = Trợ lý chỉ nhắc từ 7:30 đến 18:00 ngày làm việc; cuối tuần và ngày lễ chuyển về ngày làm việc liền trước.
reminding-off = Ngày nghỉ riêng của Cụm: { $days }
reminding-on = Ngày làm bù: { $days }
reminding-ladder-button = Đổi các mốc nhắc
reminding-off-button = Ngày nghỉ riêng
reminding-on-button = Ngày làm bù
reminding-lost-button = Chưa liên lạc được
days-none = không có
day = { DATE($day) }
ladder-ask = Các mốc đang dùng (số ngày trước hạn): { $days }. Xin đồng chí gõ các mốc mới, ví dụ: 30, 14, 7, 3, 1, 0.
ladder-unreadable = Trợ lý chưa đọc được các mốc. Xin gõ các số cách nhau bằng dấu phẩy, ví dụ: 30, 14, 7, 3, 1, 0.
ladder-set = Đã đổi các mốc nhắc.
days-off-ask = Ngày nghỉ riêng của Cụm: { $days }. Gõ một ngày để thêm; gõ lại ngày đó để bỏ.
days-on-ask = Ngày làm bù của Cụm: { $days }. Gõ một ngày để thêm; gõ lại ngày đó để bỏ.
days-set = Đã cập nhật lịch làm việc của Cụm.
lost-title = <b>Chưa liên lạc được</b>
lost-none = Mọi người đều liên lạc được.
lost-unit = { $unit }: không ai trong đơn vị nhận được tin
lost-unit-empty = { $unit }: chưa có ai tham gia
lost-person = { $name } ({ $roles }, { $unit })

sent-title = <b>Đã nhắc: { $title }</b>
sent-none = Chưa nhắc ai.
sent-line = { $unit }, { $name }: { $step } – { $fate }, { MOMENT($at) }
sent-line-acknowledged = { $unit }, { $name }: { $step } – { $fate }, { MOMENT($at) }; xác nhận lúc { MOMENT($received) }
step-before = trước { $days } ngày
step-day = đúng ngày
step-overdue = quá hạn { $days } ngày làm việc
step-snooze = nhắc lại theo yêu cầu
fate-sent = đã gửi
fate-unreachable = không gửi được
fate-refused = Telegram từ chối
fate-uncertain = chưa rõ đã tới chưa
fate-obsolete = không cần nữa
fate-waiting = đang chờ gửi
fate-skipped = bỏ qua vì đã tới mốc sau

notice-deadline-set = <b>Hạn mới:</b> { $title } – { WEEKDAY($due) }, { MOMENT($due) }.
notice-deadline-changed = <b>Hạn đã đổi:</b> { $title } – nay là { WEEKDAY($due) }, { MOMENT($due) }.
notice-deadline-cancelled = <b>Hạn đã hủy:</b> { $title }. Lý do: { $reason }
notice-deadline-extended = <b>Được gia hạn:</b> { $title } – đến { WEEKDAY($due) }, { MOMENT($due) }. Lý do: { $reason }
notice-go-due-button = Xem các hạn

reminder-early = Trợ lý xin nhắc đồng chí việc sắp tới:
reminder-soon = Sắp đến hạn, xin đồng chí thu xếp:
reminder-tomorrow = <b>Ngày mai là hạn cuối.</b> Xin đồng chí hoàn thành sớm:
reminder-today = <b>Hôm nay là hạn cuối.</b> Xin đồng chí hoàn thành trong ngày:
reminder-overdue = <b>Đã quá hạn.</b> Đơn vị còn việc chưa xong:
reminder-leader = Kính báo đồng chí lãnh đạo: { $unit } còn việc chưa xong.
reminder-ask-extension = Nếu có lý do chính đáng, xin đồng chí đề nghị thường trực Cụm gia hạn.
reminder-score-button = Nộp ngay
reminder-received-button = Đã nhận
reminder-afternoon-button = Nhắc lại chiều nay
reminder-morning-button = Nhắc lại sáng mai
reminder-received = ✓ Đồng chí đã xác nhận nhận được lời nhắc này.
reminder-received-toast = Đã ghi nhận
reminder-again = Trợ lý sẽ nhắc lại lúc { MOMENT($at) }.
reminder-again-toast = Sẽ nhắc lại
reminder-settled = Việc này nay đã xong hoặc hạn đã thay đổi, đồng chí không cần làm gì thêm.
digest-title = <b>Các đơn vị đang quá hạn</b>
digest-deadline =
    { $title }:
    { $lines }
digest-unit = { $unit } – quá { $days } ngày
digest-unit-today = { $unit } – quá hạn hôm nay

refused-not-a-date = Trợ lý chưa hiểu ngày giờ này. Xin gõ như 17h 25/12, thứ sáu tuần sau hoặc cuối tháng 12.
refused-no-such-day = Không có ngày này trên lịch. Xin đồng chí kiểm tra lại, ví dụ 28/02 hoặc 25/12/2026.
refused-no-such-time = Không có giờ này. Xin gõ giờ từ 0 đến 23, ví dụ 17h30.
refused-ambiguous-date = Cách viết này có thể hiểu nhiều ngày khác nhau. Xin đồng chí ghi rõ ngày và tháng, ví dụ 25/12/2026.
