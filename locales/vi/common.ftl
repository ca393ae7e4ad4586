# Cách ghi thời gian và liệt kê, dùng trong mọi câu khác.

# $day: 1 là thứ Hai, 7 là Chủ nhật.
weekday =
    { $day ->
        [1] thứ Hai
        [2] thứ Ba
        [3] thứ Tư
        [4] thứ Năm
        [5] thứ Sáu
        [6] thứ Bảy
       *[7] Chủ nhật
    }

moment = { $time } ngày { $date }

# Ngày trong văn bản: ngày 05 tháng 7 năm 2026.
official-date = ngày { $day } tháng { $month } năm { $year }

# Nối phần đầu của một danh sách với mục cuối.
list-end = { $first } và { $last }

refused-reason-missing = Xin đồng chí ghi rõ lý do bằng chữ.
refused-reason-long = Lý do quá dài. Xin đồng chí viết gọn trong { $longest } ký tự.
