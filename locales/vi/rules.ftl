# Hỏi quy định: câu trả lời, căn cứ, hiệu lực.

ask-title = <b>Hỏi quy định</b>
ask-help =
    Xin đồng chí gõ câu hỏi, có dấu hay không dấu đều được. Ví dụ: “ai quyết định tặng bằng khen cấp tỉnh”, “CSTĐ cơ sở cần điều kiện gì”, “thưởng cờ Chính phủ bao nhiêu”, “điều 84 khoản 2”.
    Một tin hỏi được nhiều câu; hỏi tiếp thì gõ ngắn cũng được, ví dụ “còn cấp tỉnh thì sao?”.
question = <i>{ $question }</i>
answer =
    <b>{ $title }</b>
    { $digest }
source =
    📖 { $citation } ({ $title }).
    { $validity }
cite-article = Điều { $article }, { $document }
cite-clause = Khoản { $clause } Điều { $article }, { $document }
cite-point = Điểm { $point } khoản { $clause } Điều { $article }, { $document }
cite-document = { $document }
cite-short = Điều { $article }
cite-short-point = Đ.{ $article } k.{ $clause } điểm { $point }
cite-short-clause = Đ.{ $article } k.{ $clause }

validity =
    { $term }
    { $notes }
nothing = { "" }
list = { LIST($items) }
paragraph = { $lines }
validity-unknown = Chưa rõ thời điểm có hiệu lực.
validity-since = Hiệu lực từ { DATE($since) }.
validity-until = Hiệu lực từ { DATE($since) } đến hết ngày { DATE($until) }.
validity-ends-soon = ⏳ Hiệu lực từ { DATE($since) }; theo dữ liệu hiện có, chỉ đến hết ngày { DATE($until) }. Xin để ý văn bản thay thế.
validity-not-yet = Chưa có hiệu lực; sẽ có hiệu lực từ ngày { DATE($since) }.
validity-expired = Đã hết hiệu lực; chỉ có hiệu lực đến hết ngày { DATE($until) }.
unchecked = Chưa đối chiếu với văn bản sửa đổi: { $documents }.
unchecked-above-all = ⚠️ Chưa đối chiếu với văn bản sửa đổi: { $documents }; nội dung này rất có thể đã được sửa đổi. Xin kiểm tra văn bản mới trước khi áp dụng.

mention-not-yet = Lưu ý: văn bản số { $document } chưa có hiệu lực; sẽ có hiệu lực từ ngày { DATE($since) }.
mention-not-held = Lưu ý: Trợ lý chưa có nội dung của văn bản số { $document }.
mention-partial = Lưu ý: Trợ lý mới có một phần nội dung của văn bản số { $document }.
mention-expired = Lưu ý: văn bản số { $document } đã hết hiệu lực, không dùng làm căn cứ.
mention-replaced = Lưu ý: văn bản số { $document } đã hết hiệu lực từ ngày { DATE($since) }, được thay bằng văn bản số { $replaced }; không dùng làm căn cứ.
mention-replaced-sometime = Lưu ý: văn bản số { $document } đã hết hiệu lực, nay áp dụng văn bản số { $replaced }; không dùng làm căn cứ.
mention-amends = Lưu ý: văn bản số { $document } sửa đổi văn bản số { $changed } từ ngày { DATE($since) }; Trợ lý chưa có nội dung sửa đổi.
mention-amends-places = Lưu ý: văn bản số { $document } sửa đổi văn bản số { $changed } từ ngày { DATE($since) }; Trợ lý chưa có nội dung sửa đổi. Những điều rất có thể đã được sửa đổi: { $places }.
elsewhere = Nội dung này có thể do văn bản số { $document } quy định ({ $title }); Trợ lý chưa có căn cứ để trả lời vì chưa có nội dung văn bản đó.
elsewhere-article = Nội dung này có thể thuộc Điều { $article } của văn bản số { $document } ({ $title }); Trợ lý chưa có căn cứ để trả lời vì chưa có nội dung điều đó.

unsure =
    Trợ lý chưa chắc đồng chí muốn hỏi nội dung nào. Có phải một trong các nội dung sau:
    { $candidates }
others =
    Có thể đồng chí cũng cần:
    { $candidates }
candidate-line = • { $citation }: { $title }
unknown =
    Trợ lý chưa có căn cứ để trả lời câu này.
    Xin đồng chí thử hỏi cách khác, nêu rõ danh hiệu hoặc hình thức khen thưởng, hoặc hỏi thường trực Cụm.
whole-article-button = Xem cả điều
article-title = <b>Điều { $article }. { $heading }</b> ({ $document })
document-title = <b>{ $heading }</b> ({ $document })
article-text = <blockquote>{ $clauses }</blockquote>
article-whole = { $digest }
article-clause = { $clause }. { $digest }
article-point = { $clause }.{ $point }) { $digest }
provision-gone = Điều khoản này không còn trong dữ liệu của Trợ lý. Xin đồng chí hỏi lại.
refused-no-words = Trợ lý chưa thấy chữ nào trong tin của đồng chí. Xin gõ câu hỏi bằng chữ.

cite-place = { $place }, { $document }
cite-short-place = { $place }
touched-by-article = Điều { $article } văn bản số { $document }
touched-by-clause = khoản { $clause } Điều { $article } văn bản số { $document }
touched-since = từ ngày { DATE($since) }
touched-undated = chưa rõ từ ngày nào
touched-amended = ⚠️ Được sửa đổi, bổ sung bởi { $by }, { $since }.
touched-added = ⚠️ Điều này được bổ sung nội dung bởi { $by }, { $since }.
touched-repealed = ⚠️ Bị bãi bỏ bởi { $by }, { $since }.
touched-reworded = ⚠️ Được thay thế từ ngữ bởi { $by }, { $since }.

# Toàn văn, từng trang.
article-quote = <blockquote expandable>{ $clauses }</blockquote>
quote-goes-on = … Xin bấm “Xem cả điều” để đọc tiếp.
article-page = Trang { $number }/{ $last }
article-before-button = ‹ Điều trước
article-after-button = Điều sau ›

# Nhiều câu hỏi trong một tin, câu hỏi nối tiếp.
understood = Trợ lý hiểu câu hỏi là: <i>{ $question }</i>
part =
    <b>{ $number }. { $question }</b>
    { $answer }
part-button = Câu { $number }
parts-left = Mỗi tin, Trợ lý trả lời nhiều nhất ba câu; còn { $count } câu chưa trả lời. Xin đồng chí gửi riêng trong tin khác.

# Thời điểm trong câu hỏi.
period-day = ngày { DATE($day) }
period-month = tháng { $month }/{ $year }
period-year = năm { $year }
until-day = đến hết ngày { DATE($until) }
until-open = trở đi
then-in-force = Đồng chí hỏi về { $period }: khi đó văn bản số { $document } đang có hiệu lực.
then-since = Đồng chí hỏi về { $period }: văn bản số { $document } chỉ có hiệu lực từ ngày { DATE($since) }.
then-until = Đồng chí hỏi về { $period }: theo dữ liệu hiện có, văn bản số { $document } chỉ có hiệu lực đến hết ngày { DATE($until) }.
then-not-yet = ⚠️ Đồng chí hỏi về { $period }: khi đó văn bản số { $document } chưa có hiệu lực (có hiệu lực từ ngày { DATE($since) }). Nội dung dưới đây là quy định hiện hành.
then-no-more = ⚠️ Đồng chí hỏi về { $period }: theo dữ liệu hiện có, văn bản số { $document } chỉ có hiệu lực đến hết ngày { DATE($until) }. Trợ lý chưa có văn bản áp dụng sau ngày đó.
then-before = Trước đó có văn bản số { $documents }, nay đã hết hiệu lực; Trợ lý không có nội dung văn bản ấy.
then-amended = Từ ngày { DATE($since) } đã có văn bản sửa đổi số { $document }; Trợ lý chưa có nội dung sửa đổi.

# Tiền thưởng.
bonus-title = <b>Tiền thưởng: { $title } ({ $whom })</b>
bonus =
    { $title }
    { $lines }
bonus-person = cá nhân
bonus-collective = tập thể
bonus-person-button = Cá nhân
bonus-collective-button = Tập thể
bonus-award-button = { $award }
bonus-again-button = Chọn lại
bonus-sum = • <b>{ $amount } đồng</b>, { $signed }: { $how }.
bonus-signed-on = nếu quyết định ký ngày { DATE($day) }
bonus-signed-between = nếu quyết định ký từ ngày { DATE($first) } đến ngày { DATE($last) }
bonus-reckoned = { $times } lần mức lương cơ sở { $salary } đồng ({ $basis })
bonus-two-salaries = Lương cơ sở thay đổi trong { $period }, nên có hai số tiền: xin lấy mức tại ngày ký quyết định khen thưởng.
bonus-basis = Cách tính: hệ số (Điều { $article }, { $document }) nhân với lương cơ sở tại ngày ký quyết định, làm tròn lên hàng { $step } đồng (Điều { $rule }, { $rule_document }).
bonus-not-before = Với quyết định ký trước ngày { DATE($since) }, Trợ lý không có hệ số: văn bản số { $document } chỉ áp dụng từ ngày này.
bonus-not-after = Với quyết định ký sau ngày { DATE($until) }, Trợ lý chưa có hệ số: theo dữ liệu hiện có, văn bản số { $document } hết hiệu lực sau ngày này.
bonus-none = Trợ lý không có căn cứ để tính tiền thưởng “{ $title }” cho quyết định ký { $period }: { $held }.
bonus-holds = hệ số mà Trợ lý có (văn bản số { $document }) áp dụng từ ngày { DATE($since) } { $until }
bonus-lacking = Trợ lý không có hệ số tiền thưởng “{ $title }” cho { $whom }.
bonus-for-whom = Đồng chí hỏi tiền thưởng “{ $title }” cho cá nhân hay cho tập thể?
bonus-which =
    Đồng chí hỏi tiền thưởng của danh hiệu, hình thức khen thưởng nào?
    { $titles }
