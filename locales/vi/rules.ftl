# Hỏi quy định: câu trả lời, căn cứ, hiệu lực.

ask-title = <b>Hỏi quy định</b>
ask-help =
    Xin đồng chí gõ câu hỏi, có dấu hay không dấu đều được. Ví dụ: “ai quyết định tặng bằng khen cấp tỉnh”, “CSTĐ cơ sở cần điều kiện gì”, “điều 84 khoản 2”.
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
validity-not-yet = Chưa có hiệu lực; sẽ có hiệu lực từ ngày { DATE($since) }.
validity-expired = Đã hết hiệu lực; chỉ có hiệu lực đến hết ngày { DATE($until) }.
unchecked = Chưa đối chiếu với văn bản sửa đổi: { $documents }.
unchecked-above-all = ⚠️ Chưa đối chiếu với văn bản sửa đổi: { $documents }; nội dung này rất có thể đã được sửa đổi. Xin kiểm tra văn bản mới trước khi áp dụng.

mention-not-yet = Lưu ý: văn bản số { $document } chưa có hiệu lực; sẽ có hiệu lực từ ngày { DATE($since) }.
mention-not-held = Lưu ý: Trợ lý chưa có nội dung của văn bản số { $document }.
mention-partial = Lưu ý: Trợ lý mới có một phần nội dung của văn bản số { $document }.
mention-expired = Lưu ý: văn bản số { $document } đã hết hiệu lực, không dùng làm căn cứ.
mention-replaced = Lưu ý: văn bản số { $document } chỉ có hiệu lực đến hết ngày { DATE($until) }, nay được thay bằng { $replaced }.
mention-replaced-sometime = Lưu ý: văn bản số { $document } đã hết hiệu lực, nay được thay bằng { $replaced }.
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
article-text = <blockquote expandable>{ $clauses }</blockquote>
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
