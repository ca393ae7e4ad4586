# Khi chạy Trợ lý: lỗi, câu trên dòng lệnh, tin báo cho quản trị viên.

error-set-aside =
    Trợ lý gặp trục trặc khi xử lý yêu cầu vừa rồi của đồng chí. Yêu cầu đã được giữ lại, không mất; quản trị viên đã được báo.
    Xin đồng chí thử lại sau, hoặc báo thường trực Cụm mã { $code }.
notice-set-aside =
    <b>Có yêu cầu chưa xử lý được</b>
    Trợ lý đã thử ba lần không thành nên để riêng yêu cầu này. Mã { $code } cũng có trong nhật ký của máy chủ để tra nguyên nhân.

cannot-start-folder = Không ghi được vào thư mục dữ liệu { $folder } ({ $reason }). Xin kiểm tra quyền ghi, hoặc đặt DATA_FOLDER sang thư mục khác.
cannot-start-database-url = DATABASE_URL chưa đúng dạng. Ví dụ: postgresql://tên:mật-khẩu@máy/cơ-sở-dữ-liệu, hoặc bỏ trống để dùng tệp trong thư mục dữ liệu.
cannot-start-database = Không mở được cơ sở dữ liệu ({ $reason }). Xin kiểm tra tệp dữ liệu hoặc DATABASE_URL rồi chạy lại.
cannot-start-second = Một bản Trợ lý khác đang chạy trên cùng dữ liệu này. Xin dừng bản đó trước.
cannot-start-ahead = Dữ liệu này do bản mới hơn của chương trình ghi (mức { $revision }). Xin cập nhật chương trình rồi chạy lại; dữ liệu chưa bị thay đổi.
cannot-start-token = Telegram không nhận mã bot trong TELEGRAM_BOT_TOKEN. Xin lấy lại mã ở BotFather và kiểm tra không thừa, thiếu ký tự.
cannot-start-network = Không tới được máy chủ Telegram ({ $reason }). Xin kiểm tra mạng; nếu mạng chặn Telegram, hãy đặt TELEGRAM_PROXY hoặc TELEGRAM_BASE_URL.
cannot-start-telegram = Telegram từ chối ({ $reason }). Xin kiểm tra cấu hình rồi chạy lại.
cannot-start-other-bot = Dữ liệu này thuộc bot số { $served }, còn mã bot đang dùng là của bot số { $bot }. Xin dùng đúng mã bot, hoặc đặt DATA_FOLDER riêng cho bot mới.
cannot-start-poller = Một chương trình khác đang nhận tin của bot này. Xin dừng chương trình đó rồi chạy lại.
cannot-start-settings =
    Cấu hình chưa đúng:
    { $faults }
settings-fault = { $name }: { $reason }
