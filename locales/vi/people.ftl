# Con người và đơn vị: vai trò, lời mời, năm thi đua, quyền hạn.

role-owner = Quản trị viên
role-secretariat = Thường trực Cụm
role-leader = Lãnh đạo đơn vị
role-specialist = Chuyên viên
role-observer = Quan sát viên
role-of-unit = { $role } – { $unit }

office-lead = Cụm trưởng
office-deputy = Cụm phó
office-member = thành viên

refused-guest = Việc này dành cho thành viên của cụm. Xin đồng chí liên hệ thường trực Cụm để nhận lời mời.
refused-role = Vai trò của đồng chí không có quyền làm việc này. Nếu cần, xin đồng chí liên hệ thường trực Cụm hoặc quản trị viên.

offer-title = <b>Lời mời tham gia cụm thi đua</b>
offer =
    Đồng chí được mời giữ vai trò:
    <b>{ $role }</b>
    Nếu đúng là đồng chí, xin bấm “Đồng ý”. Thường trực Cụm sẽ được báo ngay.
offer-secret = Xin lưu ý: không gửi tài liệu mật qua Trợ lý.
accept-button = Đồng ý
decline-button = Không phải tôi
offer-declined = Trợ lý chưa ghi nhận vai trò nào. Lời mời vẫn còn hiệu lực cho đúng người.
joined = Chào mừng đồng chí. Từ nay đồng chí giữ vai trò “{ $role }”.
joined-secretariat = Chào mừng đồng chí. Từ nay đồng chí giữ vai trò “{ $role }”. Mục “Mời tham gia” giúp đồng chí mời các đơn vị.
owner-welcome = Chào mừng đồng chí. Từ nay đồng chí là quản trị viên của Trợ lý. Nếu cụm chưa được thiết lập, xin bấm “Thiết lập cụm”.
code-wrong =
    Mã này không dùng được: có thể đã hết hạn, đã dùng đủ số lượt, đã bị thu hồi, hoặc gõ chưa đúng.
    Xin đồng chí liên hệ người đã gửi mã để nhận mã mới.
refused-codes-locked = Đồng chí đã nhiều lần thử mã không đúng nên Trợ lý tạm ngừng nhận mã. Xin thử lại từ { TIME($until) } trở đi.
refused-invitation-over = Lời mời này không còn hiệu lực. Xin liên hệ thường trực Cụm để nhận lời mời mới.
refused-invitation-form = Lời mời chưa hợp lệ: vai trò của đơn vị phải kèm đơn vị, số lượt từ 1 đến { $most }. Xin đồng chí chọn lại.
refused-role-held = Đồng chí đang giữ vai trò này rồi, không cần nhận lại.
refused-other-unit = Đồng chí đang giữ vai trò của { $unit }. Mỗi người chỉ thay mặt một đơn vị; nếu đã chuyển đơn vị, xin thôi giữ vai trò cũ trong /caidat trước.
refused-role-ended = Vai trò này đã kết thúc từ trước, đồng chí không cần làm gì thêm.
refused-last-owner = Đây là quản trị viên duy nhất nên chưa thể thôi giữ vai trò. Xin mời thêm một quản trị viên khác trước.
refused-forget-owner = Đồng chí đang là quản trị viên nên chưa thể xóa dữ liệu của mình. Xin bàn giao và thôi giữ vai trò này trước.

setup-title = <b>Thiết lập cụm · bước 1/4: các đơn vị</b>
setup-units =
    Danh sách có { $count } đơn vị. Bấm vào tên để đổi hoặc bỏ; còn thiếu thì bấm “Thêm đơn vị”; xong thì bấm “Tiếp tục”.
setup-unit =
    <b>{ $unit }</b>
    Gõ tên mới để đổi tên, hoặc bấm nút bên dưới để bỏ đơn vị này khỏi danh sách.
setup-unit-removed = Đã bỏ { $unit } khỏi danh sách.
setup-add = Xin gõ tên đơn vị cần thêm, ví dụ: Ninh Bình.
setup-year =
    <b>Thiết lập cụm · bước 2/4: năm thi đua</b>
    Bắt đầu từ năm thi đua nào? Xin bấm nút hoặc gõ năm.
setup-lead =
    <b>Thiết lập cụm · bước 3/4: Cụm trưởng</b>
    Đơn vị nào là Cụm trưởng năm { $year }?
setup-deputy = Đơn vị nào là Cụm phó?
setup-confirm =
    <b>Thiết lập cụm · bước 4/4: kiểm tra lại</b>
    Năm thi đua: { $year }
    Cụm trưởng: { $lead }
    Cụm phó: { $deputy }
    Các đơn vị:
    { $units }
set-up-button = Mở năm thi đua
setup-done = Đã mở năm thi đua { $year }. Bước tiếp theo: mời cán bộ của các đơn vị.
add-unit-button = Thêm đơn vị
remove-unit-button = Bỏ đơn vị này
no-deputy-button = Chưa có Cụm phó
unit-name = { $unit }
year = { $year }
count = { $count }
refused-unit-name = Tên này chưa dùng được: tên đơn vị cần có chữ, viết trên một dòng, không quá { $longest } ký tự. Ví dụ: Nghệ An.
refused-no-unit = Đơn vị này không có trong cụm hoặc đã ra khỏi cụm. Xin chọn đơn vị khác.
refused-no-units = Cụm chưa có đơn vị nào. Xin thiết lập cụm trước.
refused-unit-taken = Tên “{ $name }” đã dùng cho { $unit }. Xin chọn tên khác.
refused-too-many-units = Danh sách đã có { $most } đơn vị, không thêm được nữa. Nếu cần, xin bỏ bớt đơn vị khác trước.
refused-set-up-before = Cụm đã được thiết lập trước đó. Nếu cần sửa, xin vào mục “Cụm thi đua”.
refused-year = Năm này chưa đúng. Xin gõ năm gồm bốn chữ số, ví dụ: 2026.
refused-no-season = Không có năm thi đua này. Xin xem lại trong mục “Cụm thi đua”.
refused-season-exists = Năm thi đua { $year } đã có rồi. Xin chọn năm khác.
refused-season-open = Năm thi đua { $year } đang mở. Xin kết thúc năm đó trước khi mở năm mới.
refused-season-closed = Năm thi đua { $year } đã kết thúc nên không sửa được nữa. Nếu cần, xin mở năm mới.
refused-season-members = Năm thi đua cần ít nhất hai đơn vị khác nhau. Xin thêm đơn vị rồi tiếp tục.
refused-same-officers = Cụm trưởng và Cụm phó phải là hai đơn vị khác nhau. Xin chọn lại.
refused-officer-no-member = Cụm trưởng và Cụm phó phải là đơn vị tham gia năm thi đua. Xin chọn lại.
refused-nominee-no-member = Chỉ ghi nhận suy tôn đơn vị tham gia năm thi đua đó. Xin chọn đơn vị khác.
refused-nominated-before = Năm thi đua này đã ghi nhận một đơn vị được suy tôn cho cùng danh hiệu hoặc hình thức khen thưởng. Xin xem lại trong mục “Cụm thi đua”.

no-season = Cụm chưa có năm thi đua nào. Thường trực Cụm mở năm đầu tiên bằng mục “Thiết lập cụm” ở trang chính.
season-open-title = <b>Năm thi đua { $year }</b> · đang mở
season-closed-title = <b>Năm thi đua { $year }</b> · đã kết thúc
season-planned-title = <b>Năm thi đua { $year }</b> · đang chuẩn bị
season-units = { $rows }
season-unit = • { $unit }
season-officer = • { $unit } · <b>{ $office }</b>
units-button = Sửa các đơn vị
officers-button = Đổi Cụm trưởng, phó
close-season-button = Kết thúc năm thi đua
new-season-button = Mở năm mới
units-title = <b>Các đơn vị của cụm</b>
units-help = Bấm vào một đơn vị để đổi tên hoặc đưa ra khỏi cụm. Đổi tên rồi, Trợ lý vẫn hiểu tên cũ.
unit-rename =
    <b>{ $unit }</b>
    Các tên khác mà Trợ lý hiểu:
    { $aliases }
    Gõ tên mới để đổi tên đơn vị.
unit-renamed = Đã đổi tên đơn vị thành { $unit }.
retire-unit-button = Đưa ra khỏi cụm
unit-retire-sure = Đưa { $unit } ra khỏi cụm? Kết quả các năm trước của đơn vị vẫn được giữ nguyên.
retire-now-button = Đưa ra khỏi cụm
unit-retired = Đã đưa { $unit } ra khỏi cụm.
refused-retire-in-season = { $unit } đang tham gia năm thi đua chưa kết thúc nên chưa thể ra khỏi cụm. Xin kết thúc năm thi đua trước.
unit-add = Xin gõ tên đơn vị cần thêm vào cụm, ví dụ: Ninh Bình.
unit-added = Đã thêm { $unit }. Đơn vị sẽ tham gia từ năm thi đua mở tiếp theo.
season-new =
    <b>Mở năm thi đua mới</b>
    Năm nào? Xin bấm nút hoặc gõ năm. Tất cả đơn vị hiện có của cụm sẽ tham gia.
season-lead = Đơn vị nào là Cụm trưởng?
season-saved = Đã ghi nhận năm thi đua { $year } với Cụm trưởng, Cụm phó vừa chọn.
season-close-sure = Kết thúc năm thi đua { $year }? Sau đó, các đơn vị, Cụm trưởng và Cụm phó của năm không sửa được nữa.
close-now-button = Kết thúc năm này
season-closed = Đã kết thúc năm thi đua { $year }.

people-title = <b>Thành viên của cụm</b>
people-help = Bấm vào một đơn vị để xem ai đang giữ vai trò nào.
people-unit = { $unit } ({ $count })
people-cluster-button = Vai trò chung
people-of-unit = <b>Thành viên · { $unit }</b>
people-of-cluster = <b>Vai trò chung của cụm</b>
people-lines = { $lines }
people-line = • { $role }: { $name }
people-line-unreachable = • { $role }: { $name } (chưa liên lạc được)
people-nobody = Chưa có ai. Thường trực Cụm có thể mời tại mục “Mời tham gia”.
person-name = { $name }
person-nameless = Không có tên ({ $number })
person-detail =
    <b>{ $name }</b>
    { $role }, từ ngày { DATE($since) }.
end-role-button = Thu hồi vai trò
end-sure = Thu hồi vai trò “{ $role }” của { $name }? Người này sẽ được báo ngay.
end-now-button = Thu hồi
role-ended-done = Đã thu hồi vai trò “{ $role }” của { $name }.

invitations-title = <b>Mời tham gia cụm</b>
invitations-help =
    { $count ->
        [0] Không có lời mời nào đang chờ.
       *[other] Đang có { $count } lời mời còn dùng được; bấm vào từng lời mời để xem, tạo liên kết mới hoặc thu hồi.
    }
invitation-short = { $role } ({ $left })
invite-button = Tạo lời mời
invite-all-button = Mời tất cả đơn vị
invite-role = Mời vào vai trò nào?
invite-unit = Mời cho đơn vị nào?
invite-count = Lời mời này dùng được mấy lượt? Mỗi người nhận vai trò là một lượt.
invite-all =
    <b>Mời tất cả đơn vị</b>
    Trợ lý sẽ tạo một tờ in có mã QR cho { $units } đơn vị: mỗi đơn vị một lời mời chuyên viên và một lời mời lãnh đạo.
    Mỗi đơn vị có mấy chuyên viên?
invitation-link =
    <b>Lời mời: { $role }</b>
    Dùng được { $uses } lượt, đến { MOMENT($until) }.
    { $link }
    Xin gửi riêng cho đúng người: ai có liên kết này đều nhận được vai trò trên.
invitation-sent = Liên kết mời nằm ở tin nhắn bên dưới. Nếu chưa thấy, xin bấm “Tạo liên kết mới”.
invitation-detail =
    <b>{ $role }</b>
    Đã dùng { $used }/{ $allowed } lượt, hiệu lực đến { MOMENT($until) }.
invitation-again = Để an toàn, Trợ lý không lưu mã ở dạng đọc được. Khi tạo liên kết mới, liên kết cũ không dùng được nữa.
renew-button = Tạo liên kết mới
revoke-button = Thu hồi lời mời
invitation-revoked = Đã thu hồi lời mời. Liên kết cũ không dùng được nữa.
sheet-sent = Đã tạo { $count } lời mời. Tờ in có mã QR nằm ở tệp bên dưới; nếu chưa thấy tệp, xin bấm “Mời tất cả đơn vị” lần nữa.
sheet-file = loi-moi.html
sheet-caption = Tờ lời mời để in và cắt. Xin giữ kín: ai có mã đều nhận được vai trò ghi trên đó.
sheet-title = Lời mời tham gia Trợ lý thi đua của cụm
sheet-warning = Xin cắt từng ô và trao tận tay đúng người. Người nhận quét mã bằng điện thoại có Telegram, kiểm tra vai trò rồi bấm “Đồng ý”.
sheet-term = Dùng được { $uses } lượt, đến { MOMENT($until) }.

notice-joined =
    <b>Thành viên mới</b>
    { $name } vừa nhận vai trò “{ $role }” lúc { MOMENT($at) }. Nếu không đúng người, xin thu hồi ngay.
notice-role-ended = Vai trò “{ $role }” của đồng chí đã được thu hồi. Nếu có nhầm lẫn, xin đồng chí liên hệ thường trực Cụm. Đồng chí vẫn có thể hỏi quy định như trước.
