# Bảng tiêu chí: lời từ chối, lỗi theo từng ô, và chữ trong mẫu Excel.

refused-sheet-season = Không có năm thi đua nào đang mở để nhận bảng tiêu chí.
refused-sheet-applied = Bảng tiêu chí năm { $year } đã ban hành nên được khóa, không thay được nữa.
refused-no-draft-sheet = Hiện không có bản nháp nào. Xin đồng chí gửi tệp Excel trước.
refused-book-none = Đây không phải tệp Excel. Xin đồng chí gửi tệp .xlsx.
refused-book-old = Đây là tệp Excel đời cũ (.xls). Xin đồng chí mở tệp, lưu lại dạng .xlsx rồi gửi.
refused-book-macro = Tệp Excel có chứa macro. Vì an toàn, xin đồng chí lưu lại dạng .xlsx không có macro rồi gửi.
refused-book-locked = Tệp Excel đang đặt mật khẩu nên Trợ lý không đọc được. Xin đồng chí bỏ mật khẩu rồi gửi lại.
refused-book-large = Tệp Excel lớn hơn { $most } MB nên Trợ lý chưa nhận. Bảng tiêu chí thường chỉ vài trăm KB; xin đồng chí kiểm tra lại.
refused-book-bomb = Tệp Excel này giải nén ra quá lớn nên Trợ lý không mở. Xin đồng chí chép nội dung sang tệp mới rồi gửi lại.
refused-book-broken = Tệp Excel này bị hỏng nên Trợ lý không đọc được. Xin đồng chí mở thử, lưu lại rồi gửi.
refused-book-wide = Tệp Excel quá { $rows } dòng hoặc { $columns } cột nên Trợ lý chưa nhận. Xin đồng chí chỉ để phần cần gửi trong tệp.

sheet-fault-empty = tệp chưa có nội dung
sheet-fault-no-head = không thấy dòng tên cột; xin dùng mẫu của Trợ lý
sheet-fault-no-column = thiếu cột “{ $column }”
sheet-fault-unknown-head = không có cột nào tên “{ $head }”
sheet-fault-head-twice = cột “{ $head }” có hai lần
sheet-fault-no-title = chưa có tên bảng tiêu chí
sheet-fault-no-rows = chưa có tiêu chí nào
sheet-fault-merged = các ô { $cells } bị gộp; xin tách ra
sheet-fault-formula = ô chứa công thức “{ $formula }”; xin thay bằng giá trị
sheet-fault-odd = Trợ lý không đọc được “{ $value }”
sheet-fault-long = dài { $length } ký tự, quá mức { $longest }
sheet-fault-no-code = thiếu mã
sheet-fault-code = mã “{ $code }” chưa đúng; xin ghi như 1, 1.1 hoặc 1.2.3
sheet-fault-code-twice = mã { $code } đã dùng ở trên
sheet-fault-gap = sau mã ở trên phải là { $expected }, không phải { $code }; có thể thiếu dòng
sheet-fault-order = mã { $code } không đúng thứ tự
sheet-fault-levels = mã { $code } sâu quá { $most } cấp
sheet-fault-parent = mã { $code } cần nhóm { $parent } ở trên
sheet-fault-parent-leaf = mã { $code } nằm dưới { $parent }, nhưng { $parent } không phải là nhóm
sheet-fault-no-name = thiếu tên tiêu chí
sheet-fault-kind = không có loại “{ $kind }”; xin chọn trong danh sách
sheet-fault-yes-no = “{ $value }” không phải có hay không
sheet-fault-number = “{ $value }” không phải là số
sheet-fault-doubtful = “{ $value }” có thể hiểu nhiều cách; xin ghi rõ, ví dụ 1000 hoặc 1
sheet-fault-fine = chỉ ghi đến hai chữ số sau dấu phẩy
sheet-fault-no-most = thiếu điểm tối đa
sheet-fault-most-positive = điểm tối đa phải lớn hơn 0
sheet-fault-most-large = điểm tối đa không quá { NUMBER($most) }
sheet-fault-step-positive = bước điểm phải lớn hơn 0
sheet-fault-off-step = điểm tối đa { NUMBER($most) } không chia hết cho bước { NUMBER($step) }
sheet-fault-empty-group = nhóm { $code } chưa có tiêu chí nào
sheet-fault-sum = nhóm { $code } ghi { NUMBER($stated) } điểm, nhưng các tiêu chí bên trong cộng lại là { NUMBER($total) }

sheet-book-file = bang-tieu-chi-{ $year }.xlsx
sheet-tab = Bảng tiêu chí
sheet-help-tab = Hướng dẫn
sheet-title-label = Tên bảng
sheet-column-code = Mã
sheet-column-title = Tên tiêu chí
sheet-column-kind = Loại
sheet-column-most = Điểm tối đa
sheet-column-step = Bước điểm
sheet-column-evidence = Bắt buộc minh chứng
sheet-column-guidance = Hướng dẫn
sheet-column-basis = Căn cứ
sheet-kind-group = nhóm
sheet-kind-direct = chấm điểm
sheet-kind-pass-fail = đạt/không đạt
sheet-yes = có
sheet-no = không
sheet-choose = Xin chọn một mục trong danh sách.
sheet-example-title = Bảng tiêu chí thi đua (mẫu để điền)
sheet-example-group = Phong trào thi đua
sheet-example-direct = Tổ chức phong trào thi đua theo chuyên đề
sheet-example-pass-fail = Ban hành kế hoạch thi đua đúng hạn
sheet-example-guidance = Mỗi chuyên đề có tổng kết được 2,5 điểm.
sheet-help =
    Mỗi dòng là một nhóm hoặc một tiêu chí. Xin thay các dòng ví dụ bằng bảng của Cụm.
    Mã: đánh số theo thứ tự 1, 1.1, 1.2, 2…; tối đa năm cấp. Dòng có các dòng con là “nhóm”.
    Loại: “nhóm”, “chấm điểm” hoặc “đạt/không đạt”.
    Điểm tối đa: của tiêu chí thì bắt buộc; của nhóm có thể để trống, nếu ghi thì phải bằng tổng các tiêu chí bên trong.
    Bước điểm: điểm chấm phải là bội số của bước, ví dụ 0,5. Để trống thì chấm đến hai chữ số sau dấu phẩy.
    Bắt buộc minh chứng: “có” hoặc “không”; để trống là không.
    Hướng dẫn và căn cứ: hiện ra khi đơn vị chấm tiêu chí đó; có thể để trống.
    Không gộp ô, không dùng công thức, không đặt mật khẩu cho tệp.
