# Questions about the rules: answers, sources, validity.

ask-title = <b>Ask about the rules</b>
ask-help =
    Please type your question in Vietnamese, with or without diacritics. For example: “ai quyết định tặng bằng khen cấp tỉnh”, “CSTĐ cơ sở cần điều kiện gì”, “điều 84 khoản 2”.
question = <i>{ $question }</i>
answer =
    <b>{ $title }</b>
    { $digest }
source =
    📖 { $citation } ({ $title }).
    { $validity }
cite-article = Article { $article }, { $document }
cite-clause = Article { $article }, clause { $clause }, { $document }
cite-point = Article { $article }, clause { $clause }, point { $point }, { $document }
cite-document = { $document }
cite-short = Art. { $article }
cite-short-point = Art. { $article }.{ $clause }.{ $point }
cite-short-clause = Art. { $article }, cl. { $clause }

validity =
    { $term }
    { $notes }
nothing = { "" }
list = { LIST($items) }
paragraph = { $lines }
validity-unknown = The date of its entry into force is not known.
validity-since = In force since { DATE($since) }.
validity-until = In force from { DATE($since) } to the end of { DATE($until) }.
validity-not-yet = Not yet in force; it enters into force on { DATE($since) }.
validity-expired = No longer in force; it was in force to the end of { DATE($until) }.
unchecked = Not yet checked against the amending document: { $documents }.
unchecked-above-all = ⚠️ Not yet checked against the amending document: { $documents }; this content has very likely been amended. Please check the new document before applying it.

mention-not-yet = Please note: document { $document } is not yet in force; it enters into force on { DATE($since) }.
mention-not-held = Please note: the Assistant does not hold the content of document { $document }.
mention-partial = Please note: the Assistant holds only part of the content of document { $document }.
mention-expired = Please note: document { $document } is no longer in force and cannot serve as grounds.
mention-replaced = Please note: document { $document } was in force to the end of { DATE($until) } and has been replaced by { $replaced }.
mention-replaced-sometime = Please note: document { $document } is no longer in force and has been replaced by { $replaced }.
elsewhere = This may be settled by document { $document } ({ $title }); the Assistant has no basis for an answer, as it does not hold that document.
elsewhere-article = This may be settled by Article { $article } of document { $document } ({ $title }); the Assistant has no basis for an answer, as it does not hold that article.

unsure =
    The Assistant is not sure what you wish to ask about. Is it one of these:
    { $candidates }
others =
    You may also need:
    { $candidates }
candidate-line = • { $citation }: { $title }
unknown =
    The Assistant has no grounds to answer this question.
    Please ask it in another way, naming the title or the form of commendation, or ask the secretariat.
whole-article-button = Whole article
article-title = <b>Article { $article }. { $heading }</b> ({ $document })
document-title = <b>{ $heading }</b> ({ $document })
article-text = <blockquote expandable>{ $clauses }</blockquote>
article-whole = { $digest }
article-clause = { $clause }. { $digest }
article-point = { $clause }.{ $point }) { $digest }
provision-gone = This provision is no longer among the Assistant’s data. Please ask again.
refused-no-words = The Assistant found no words in your message. Please type your question in words.

cite-place = { $place }, { $document }
cite-short-place = { $place }
touched-by-article = Article { $article } of { $document }
touched-by-clause = Article { $article }, clause { $clause }, of { $document }
touched-since = from { DATE($since) }
touched-undated = from a day that is not known
touched-amended = ⚠️ Amended by { $by }, { $since }.
touched-added = ⚠️ This article was added to by { $by }, { $since }.
touched-repealed = ⚠️ Repealed by { $by }, { $since }.
touched-reworded = ⚠️ Reworded by { $by }, { $since }.
