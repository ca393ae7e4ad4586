# Hạn nộp và nhắc việc: những điều chưa làm được, và vì sao.

refused-no-deadline = Không có hạn nộp này. Xin đồng chí xem lại danh sách tại /hanchot.
refused-deadline-no-season = Chưa có năm thi đua nào đang mở nên chưa đặt được hạn nộp. Xin mở năm thi đua trước.
refused-deadline-season-closed = Năm thi đua { $year } đã kết thúc nên hạn nộp của năm đó không sửa được nữa.
refused-deadline-cancelled = Hạn nộp “{ $title }” đã được hủy từ trước, đồng chí không cần làm gì thêm.
refused-deadline-title = Tên hạn nộp cần có chữ và không quá { $longest } ký tự. Ví dụ: Nộp báo cáo tổng kết năm.
refused-deadline-units = Hạn nộp cần ít nhất một đơn vị, và chỉ dành cho các đơn vị tham gia năm thi đua { $year }. Xin chọn lại.
refused-deadline-twice = Hạn nộp “{ $title }” vào { MOMENT($due) } đã có rồi, không cần đặt lại.
refused-second-scoring = Năm thi đua này đã có hạn nộp bản tự chấm: “{ $title }”, { MOMENT($due) }. Nếu cần, xin sửa hoặc hủy hạn đó trước.
refused-due-past = Thời điểm { MOMENT($due) } đã qua. Xin đồng chí chọn một thời điểm sắp tới.
refused-due-far = Thời điểm { MOMENT($due) } còn quá xa: chỉ đặt hạn trong vòng hai năm tới. Xin đồng chí kiểm tra lại năm.
refused-grace = Thời gian châm chước tính từ 0 phút đến { $days } ngày. Xin đồng chí chọn lại.
refused-extension-unit = Hạn nộp này không dành cho đơn vị đồng chí vừa chọn. Xin chọn đơn vị khác.
refused-extension-not-later = Thời điểm gia hạn phải sau hạn đang áp dụng là { MOMENT($due) }. Xin chọn thời điểm muộn hơn.

refused-no-task = “{ $title }” được ghi nhận khi đơn vị nộp bản tự chấm, không cần báo hoàn thành.
refused-task-unit = “{ $title }” không dành cho đơn vị của đồng chí nên không cần báo hoàn thành.
refused-task-closed = “{ $title }” đã hết hạn lúc { MOMENT($due) } và không nhận thêm nữa. Nếu có lý do chính đáng, xin đồng chí đề nghị thường trực Cụm gia hạn.

refused-own-day-twice = Ngày { DATE($day) } đang vừa là ngày nghỉ vừa là ngày làm bù. Xin đồng chí giữ lại một.
refused-own-day-far = Ngày { DATE($day) } còn quá xa hoặc đã qua lâu. Xin đồng chí kiểm tra lại năm.
refused-own-days-many = Lịch riêng của cụm chỉ giữ được { $most } ngày. Xin bỏ bớt những ngày đã qua.
refused-ladder-days = Cần từ 1 đến { $steps } mốc nhắc, mỗi mốc từ 0 đến { $most } ngày trước hạn. Xin đồng chí chọn lại.
refused-ladder-leader = Lãnh đạo đơn vị được nhắc từ mốc 0 đến { $most } ngày trước hạn. Xin đồng chí chọn lại.
refused-ladder-overdue = Sau hạn chỉ nhắc từ 0 đến { $most } ngày làm việc. Xin đồng chí chọn lại.
refused-ladder-hour = Giờ nhắc phải từ { $opens } đến trước { $closes }. Xin đồng chí chọn lại.

refused-reminder = Lời nhắc này không gửi cho đồng chí hoặc không còn nữa. Xin đồng chí xem các hạn nộp tại /hanchot.
refused-snooze-done = Việc này đã xong hoặc không còn hạn nữa nên không cần nhắc lại. Cảm ơn đồng chí.
refused-snooze-moment = Chưa thể nhắc lại vào { MOMENT($until) }. Xin đồng chí chọn một thời điểm sắp tới, trong vòng { $days } ngày.
