# Khi chạy trợ lý: lỗi, câu trên dòng lệnh, báo cho chủ.

error-set-aside =
    Trợ lý gặp trục trặc khi xử lý tin vừa rồi của đồng chí. Tin đã được giữ lại, không mất; chủ Trợ lý đã được báo.
    Xin thử lại sau, hoặc báo thường trực Cụm mã { $code }.
notice-set-aside =
    <b>Có tin chưa xử lý được</b>
    Một tin đã thử ba lần không thành và được để riêng. Mã { $code } cũng có trong nhật ký của máy chủ.

cannot-start-folder = Không ghi được vào thư mục dữ liệu { $folder } ({ $reason }). Xin kiểm tra quyền ghi, hoặc đặt DATA_FOLDER sang thư mục khác.
cannot-start-database-url = DATABASE_URL chưa đúng dạng. Ví dụ: postgresql://tên:mật-khẩu@máy/csdl, hoặc bỏ trống để dùng tệp trong thư mục dữ liệu.
cannot-start-database = Không mở được cơ sở dữ liệu: { $reason }
cannot-start-second = Một trợ lý khác đang chạy trên cùng dữ liệu này. Xin dừng trợ lý đó trước.
cannot-start-ahead = Dữ liệu này do bản mới hơn của chương trình ghi (mức { $revision }). Xin cập nhật chương trình rồi chạy lại; dữ liệu chưa bị thay đổi.
cannot-start-token = Telegram không nhận TELEGRAM_BOT_TOKEN này. Xin lấy lại mã ở BotFather và kiểm tra không thừa, thiếu ký tự.
cannot-start-network = Không tới được máy chủ Telegram ({ $reason }). Xin kiểm tra mạng; nếu mạng chặn Telegram, hãy đặt TELEGRAM_PROXY hoặc TELEGRAM_BASE_URL.
cannot-start-telegram = Telegram từ chối: { $reason }
cannot-start-other-bot = Dữ liệu này thuộc bot số { $served }, còn mã đang dùng là của bot số { $bot }. Xin dùng đúng mã, hoặc đặt DATA_FOLDER riêng cho bot mới.
cannot-start-poller = Một chương trình khác đang nhận tin của bot này. Xin dừng chương trình đó rồi chạy lại.
cannot-start-settings =
    Cấu hình chưa đúng:
    { $faults }
settings-fault = { $name }: { $reason }
