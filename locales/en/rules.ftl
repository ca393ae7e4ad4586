# Questions about the rules: answers, sources, validity.

ask-title = <b>Ask about the rules</b>
ask-help =
    Please type your question in Vietnamese, with or without diacritics. For example: “ai quyết định tặng bằng khen cấp tỉnh”, “CSTĐ cơ sở cần điều kiện gì”, “thưởng cờ Chính phủ bao nhiêu”, “điều 84 khoản 2”.
    One message may hold several questions, and a question may go on from the last, as “còn cấp tỉnh thì sao?”.
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
validity-ends-soon = ⏳ In force since { DATE($since) }; as far as is known, only to the end of { DATE($until) }. Please watch for what replaces it.
validity-not-yet = Not yet in force; it enters into force on { DATE($since) }.
validity-expired = No longer in force; it was in force to the end of { DATE($until) }.
unchecked = Not yet checked against the amending document: { $documents }.
unchecked-above-all = ⚠️ Not yet checked against the amending document: { $documents }; this content has very likely been amended. Please check the new document before applying it.

mention-not-yet = Please note: document { $document } is not yet in force; it enters into force on { DATE($since) }.
mention-not-held = Please note: the Assistant does not hold the content of document { $document }.
mention-partial = Please note: the Assistant holds only part of the content of document { $document }.
mention-expired = Please note: document { $document } is no longer in force and cannot serve as grounds.
mention-replaced = Please note: document { $document } is no longer in force since { DATE($since) }, replaced by { $replaced }; it cannot serve as grounds.
mention-replaced-sometime = Please note: document { $document } is no longer in force, { $replaced } applies now; it cannot serve as grounds.
mention-amends = Please note: document { $document } amends { $changed } since { DATE($since) }; the Assistant does not hold its changes.
mention-amends-places = Please note: document { $document } amends { $changed } since { DATE($since) }; the Assistant does not hold its changes. Articles very likely amended: { $places }.
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
article-text = <blockquote>{ $clauses }</blockquote>
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

# The full text, page by page.
article-quote = <blockquote expandable>{ $clauses }</blockquote>
quote-goes-on = … Press “Whole article” to read on.
article-page = Page { $number }/{ $last }
article-before-button = ‹ Article before
article-after-button = Next article ›

# Several questions in one message, and questions that go on.
understood = Understood as: <i>{ $question }</i>
part =
    <b>{ $number }. { $question }</b>
    { $answer }
part-button = Question { $number }
parts-left = { $count ->
    [one] The Assistant answers at most three questions in one message; { $count } is left. Please send it in another message.
   *[other] The Assistant answers at most three questions in one message; { $count } are left. Please send them in another message.
 }

# The time in a question.
period-day = { DATE($day) }
period-month = month { $month }/{ $year }
period-year = the year { $year }
until-day = to the end of { DATE($until) }
until-open = onwards
then-in-force = You ask about { $period }: document { $document } was in force then.
then-since = You ask about { $period }: document { $document } is in force only since { DATE($since) }.
then-until = You ask about { $period }: as far as is known, document { $document } is in force only to the end of { DATE($until) }.
then-not-yet = ⚠️ You ask about { $period }: document { $document } was not in force then (it is since { DATE($since) }). What follows are the present rules.
then-no-more = ⚠️ You ask about { $period }: as far as is known, document { $document } is in force only to the end of { DATE($until) }. The Assistant holds nothing for the time after it.
then-before = Before it there was { $documents }, no longer in force; the Assistant does not hold its content.
then-amended = Since { DATE($since) } there is the amending document { $document }; the Assistant does not hold its changes.

# Bonuses.
bonus-title = <b>Bonus: { $title } ({ $whom })</b>
bonus =
    { $title }
    { $lines }
bonus-person = a person
bonus-collective = a collective
bonus-person-button = A person
bonus-collective-button = A collective
bonus-award-button = { $award }
bonus-again-button = Choose again
bonus-sum = • <b>{ $amount } đồng</b>, { $signed }: { $how }.
bonus-signed-on = for a decision signed on { DATE($day) }
bonus-signed-between = for a decision signed from { DATE($first) } to { DATE($last) }
bonus-reckoned = { $times } times the base salary of { $salary } đồng ({ $basis })
bonus-two-salaries = The base salary changes within { $period }, so there are two sums: take the one of the day on which the decision is signed.
bonus-basis = Reckoned as the multiple (Article { $article }, { $document }) times the base salary on the day of the decision, rounded up to { $step } đồng (Article { $rule }, { $rule_document }).
bonus-not-before = For decisions signed before { DATE($since) } the Assistant has no multiples: document { $document } applies only from that day.
bonus-not-after = For decisions signed after { DATE($until) } the Assistant has no multiples yet: as far as is known, document { $document } ends with that day.
bonus-none = The Assistant has no basis to reckon the bonus for “{ $title }” for a decision of { $period }: { $held }.
bonus-holds = the multiples it holds (document { $document }) apply from { DATE($since) } { $until }
bonus-lacking = The Assistant has no multiple for “{ $title }” for { $whom }.
bonus-for-whom = Do you ask about the bonus for “{ $title }” for a person or for a collective?
bonus-which =
    Which title or award do you ask about?
    { $titles }
