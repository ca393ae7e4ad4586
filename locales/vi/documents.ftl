# Thư viện văn bản: thường trực Cụm nạp luật, nghị định, thông tư, quy chế, hướng dẫn; lời từ chối của từng loại tệp.

command-vanban = Thư viện văn bản
laws-button = Văn bản

laws-title = <b>Thư viện văn bản</b>
laws-help =
    Xin đồng chí gửi ngay tại đây tệp văn bản cần nạp: .docx, .pdf (có chữ), .txt, .html hoặc .xlsx, không quá 20 MB.
    Trợ lý đọc số, ký hiệu, tên, ngày và các điều khoản rồi để đồng chí kiểm tra trước khi nạp.
laws-list =
    <b>Đang có</b>
    { $lines }
law-line = • <b>{ $document }</b>: { $title }. { $validity }
law-line-removed = Vừa đưa ra khỏi thư viện.
law-item-button = { $name }

law-draft-title = <b>Kiểm tra trước khi nạp</b>
law-draft-button = Bản đang kiểm tra
law-name = <b>{ $title }</b>
law-number = Số, ký hiệu: { $number }
law-number-missing = ⚠️ Chưa đọc được số, ký hiệu. Xin đồng chí bấm “Sửa thông tin” để ghi số hoặc tên gọi ngắn của văn bản.
law-issued = { $issuer }, { OFFICIAL($day) }
law-issuer = { $issuer }
law-counts = Đã đọc: { $parts }.
law-count-articles = { $count } điều
law-count-clauses = { $count } khoản
law-count-chapters = { $count } chương
law-count-others = { $count } phụ lục, mục hoặc đoạn
law-replaces = Thay thế: { $documents }.
law-and-more = { $documents } và { $count } văn bản khác
law-changes = Sửa đổi, bổ sung hoặc bãi bỏ { $count } điều, khoản, điểm của văn bản khác. Khi trả lời các điều khoản ấy, Trợ lý sẽ nói rõ.

law-valid-unknown = Chưa rõ ngày có hiệu lực.
law-valid-since = Hiệu lực từ { DATE($since) }.
law-valid-not-yet = Chưa có hiệu lực; sẽ có hiệu lực từ { DATE($since) }.
law-valid-until = Hiệu lực đến hết { DATE($until) }.
law-valid-between = Hiệu lực từ { DATE($since) } đến hết { DATE($until) }.
law-valid-over = Đã hết hiệu lực; chỉ có hiệu lực đến hết { DATE($until) }.
law-valid-replaced = Có hiệu lực đến hết { DATE($until) }, được thay bằng { $document }.
law-valid-replaced-sometime = Đã được thay bằng { $document }.

law-warn-older = ⚠️ Thư viện đang có bản cùng số, ký hiệu, nạp lúc { MOMENT($when) }. { $counts } Nếu đồng chí nạp bản này, bản cũ được đưa ra và còn lấy lại được trong 10 phút.
law-warn-no-date = ⚠️ Chưa đọc được ngày có hiệu lực. Xin đồng chí ghi giúp ở “Sửa thông tin”, để Trợ lý không trả lời theo văn bản chưa có hiệu lực.
law-warn-blank = ⚠️ Có { $count } trang không có chữ, có thể là bản chụp. Nội dung các trang ấy chưa đọc được.
law-warn-legacy = Tệp dùng phông chữ cũ ({ $font }); Trợ lý đã chuyển sang Unicode. Xin đồng chí xem lại tên và số hiệu ở trên.
law-font-tcvn3 = TCVN3, còn gọi là ABC
law-font-vni = VNI
law-warn-unclear = ⚠️ Có { $count } chỗ sửa đổi văn bản khác mà Trợ lý chưa xác định được điều khoản. Xin đồng chí kiểm tra khi dùng các điều khoản liên quan.

law-one-by-one = Trợ lý kiểm tra từng văn bản một nên chỉ nhận tệp đầu trong các tệp gửi cùng lúc. Xin đồng chí nạp xong văn bản này rồi gửi tệp tiếp theo.
law-load-button = Nạp vào thư viện
law-replace-button = Nạp, thay bản cũ
law-mend-button = Sửa thông tin
law-discard-button = Bỏ bản này
law-discard-sure = Đồng chí muốn bỏ văn bản đang kiểm tra ({ $document })? Muốn nạp lại thì gửi lại tệp.
law-drop-button = Bỏ văn bản này
law-discarded = Đã bỏ văn bản đang kiểm tra. Thư viện không thay đổi.
law-loaded = Đã nạp { $document } vào thư viện.
law-indexing = Đang lập chỉ mục cho { $document }… Trong lúc đó Trợ lý vẫn trả lời mọi người như thường.
law-indexed = Đã lập chỉ mục xong. Từ giờ Trợ lý trả lời theo thay đổi mới nhất của { $document }.
law-indexing-late = Chưa lập xong chỉ mục cho { $document }. Trợ lý vẫn trả lời theo bản trước và sẽ tự làm lại trong ít phút; đồng chí không cần gửi lại.

law-mend-title = <b>Sửa thông tin văn bản</b>
law-number-button = Số, ký hiệu
law-title-button = Tên văn bản
law-kind-button = Loại văn bản
law-issuer-button = Cơ quan ban hành
law-issued-button = Ngày ban hành
law-from-button = Hiệu lực từ ngày
law-to-button = Hiệu lực đến hết
law-replaced-button = Văn bản thay thế
law-type =
    <b>{ $detail }</b>
    { $help }
law-type-date = Xin đồng chí gõ ngày, ví dụ: 01/7/2026.
law-type-text = Xin đồng chí gõ nội dung đúng.
law-clear-button = Để trống
law-date-unread = Trợ lý chưa đọc được ngày. Xin đồng chí gõ như 01/7/2026.
law-mended = Đã ghi: { $detail }.

law-one-title = <b>Văn bản { $document }</b>
law-is-removed = Văn bản đã được đưa ra khỏi thư viện; Trợ lý không trả lời theo văn bản này nữa.
law-validity-button = Sửa hiệu lực
law-remove-button = Đưa ra
law-validity-title = <b>Hiệu lực của { $document }</b>
law-validity-help = Xin đồng chí chọn mục cần ghi. Câu trả lời theo hiệu lực mới ngay sau khi lập xong chỉ mục.
law-remove-sure = Đồng chí muốn đưa { $document } ra khỏi thư viện? Trợ lý sẽ không trả lời theo văn bản này nữa. Trong 10 phút vẫn lấy lại được.
law-take-button = Đưa ra thư viện
law-removed = Đã đưa { $document } ra khỏi thư viện. Nếu nhầm, xin đồng chí bấm “Lấy lại” trong 10 phút.
law-undo-button = Lấy lại
law-put-back = Đã lấy lại { $document }.

refused-law-kind = Trợ lý đọc được văn bản dạng .docx, .pdf, .txt, .html và .xlsx. Xin đồng chí chuyển tệp sang một trong các dạng này rồi gửi.
refused-law-old = Đây là tệp Office đời cũ (.doc hoặc .xls). Xin đồng chí mở tệp, lưu lại dạng .docx hoặc .xlsx rồi gửi.
refused-law-image = Đây là ảnh chụp, Trợ lý chưa đọc được chữ trong ảnh. Xin đồng chí gửi bản .docx hoặc .pdf có chữ.
refused-law-scan = Tệp PDF này chỉ có ảnh chụp, không có chữ nên Trợ lý không đọc được. Xin đồng chí gửi bản Word, hoặc bản PDF xuất từ máy tính.
refused-law-locked = Tệp đang đặt mật khẩu nên Trợ lý không mở được. Xin đồng chí bỏ mật khẩu rồi gửi lại.
refused-law-broken = Tệp này bị hỏng nên Trợ lý không đọc được. Xin đồng chí mở thử, lưu lại rồi gửi.
refused-law-bomb = Tệp này giải nén ra quá lớn nên Trợ lý không mở. Xin đồng chí chép nội dung sang tệp mới rồi gửi lại.
refused-law-pages = Tệp PDF quá { $most } trang nên Trợ lý chưa nhận. Xin đồng chí tách thành nhiều tệp.
refused-law-slow = Tệp PDF này đọc quá lâu nên Trợ lý đã dừng. Xin đồng chí gửi bản Word, hoặc tách thành nhiều tệp.
refused-law-long = Nội dung tệp quá dài nên Trợ lý chưa nhận. Xin đồng chí tách thành nhiều tệp.
refused-law-empty = Tệp này hầu như không có chữ nên chưa có gì để nạp. Xin đồng chí kiểm tra lại tệp.
refused-law-encoding = Trợ lý không đọc ra tiếng Việt trong tệp này, có thể do phông chữ hoặc bảng mã lạ. Xin đồng chí mở tệp, lưu lại bằng Unicode (UTF-8) hoặc dạng .docx rồi gửi.
refused-law-same = Văn bản này đã có trong thư viện: { $document }, nạp lúc { MOMENT($when) }. Nội dung giống hệt nên không cần nạp lại.
refused-law-no-draft = Không có văn bản nào đang chờ kiểm tra. Xin đồng chí gửi tệp.
refused-law-no-number = Văn bản chưa có số, ký hiệu hoặc tên gọi ngắn nên chưa nạp được. Xin đồng chí gửi tệp cho Trợ lý ở /vanban và ghi giúp mục này.
refused-law-gone = Văn bản này không còn ở chỗ cũ, có thể người khác vừa thay đổi. Xin đồng chí xem lại danh sách.
refused-law-too-late = Đã quá 10 phút nên không lấy lại được nữa. Xin đồng chí gửi lại tệp để nạp.
refused-law-number-taken = Thư viện đang có bản khác mang số { $number }. Muốn lấy lại bản này, xin đồng chí đưa bản kia ra trước.
refused-law-dates = Ngày hết hiệu lực ({ DATE($until) }) không thể trước ngày có hiệu lực ({ DATE($since) }). Xin đồng chí kiểm tra lại.
refused-law-detail-long = Nội dung này dài quá { $most } ký tự. Xin đồng chí viết gọn lại.
