# The loop of questions: right or wrong, on to the secretariat, answering, approving curated answers.

questions-button = Questions
command-cauhoi = Questions and curated answers

# Under an answer.
curated-answer = { $answer }
curated-grounds =
    📖 Grounds:
    { $lines }
curated-ground = • { $ground }
ground-validity = { $document }: { $validity }
curated-until = Holds to the end of { DATE($until) }.
curated-origin = This is the secretariat's answer to “{ $question }”, approved by a second person.
feedback-right-button = That is it
feedback-wrong-button = Not right
feedback-right = Thank you for telling.
feedback-wrong = The Assistant has noted that this was not it. You can ask in other words, or pass the question on to the secretariat.
pass-button = Ask the secretariat
pass-sure =
    Pass this question on to the secretariat?
    <i>{ $question }</i>
pass-about = The secretariat sees the question only, not your name. As soon as there is an answer, the Assistant tells you.
pass-not-button = Do not pass on
pass-now-button = Pass on
pass-done = The question was passed on to the secretariat.
asked-passed = ✉️ This question waits for the secretariat's answer.
asked-answered = ✉️ The secretariat has replied to this question in a message of its own.
refused-question-passed = This question was passed on to the secretariat already; once is enough.
refused-questions-many = You have passed on { $most } questions today. Please wait until tomorrow, or turn to the secretariat directly if it is urgent.

# The secretariat: the first page.
questions-title = <b>Questions and answers</b>
questions-summary = Questions to answer: { $open }. Curated answers: { $approved } approved, { $waiting } to approve, { $drafts } drafts.
questions-open-button = To answer ({ $count })
faqs-waiting-button = To approve ({ $count })
faqs-approved-button = Approved ({ $count })
faqs-drafts-button = Drafts ({ $count })
faqs-retired-button = Retired ({ $count })
faq-new-button = Add one
faq-book-button = Excel file
question-pick-button = No. { $number }

# Questions that were passed on.
questions-open-title = <b>Questions to answer</b>
questions-none-open = No question waits for an answer.
question-line = { $number }. { $question } ({ MOMENT($at) })
question-whole =
    <b>Question</b> (passed on { MOMENT($at) })
    <i>{ $question }</i>
question-echo = <i>{ $question }</i>
question-was-unknown = The Assistant knows no answer to this one.
question-was-unsure = The Assistant could only make suggestions and was not sure of any.
question-was-wrong = The Assistant gave an answer, but the asker said that it was not right.
question-answer-button = Answer
question-decline-button = Do not answer
question-ask-answer = Please type the answer. The asker will read these very words.
question-ask-grounds = On what grounds? Please type each in a line of its own, for example: điều 25 khoản 2 luật tđkt. If there are none, press the button below.
grounds-none-button = No grounds
grounds-done-button = Done
grounds-clear-button = Type them again
faq-grounds =
    📖 Grounds:
    { $lines }
faq-no-grounds = No grounds given.
faq-cite-document = { $document }
ground-says = { $ground }: { $title }
ground-unchecked = ⚠️ Article { $article }, { $document }: the Assistant does not have this article to compare with.
question-check-title = <b>Check before sending</b>
question-check =
    <b>Answer</b>
    { $answer }
question-answer-then = Once sent it cannot be changed. The asker gets it at once; it is also put on the list to approve, to be used again.
question-send-button = Send the answer
question-retype-button = Change the words
question-reground-button = Change the grounds
question-sent-done = The answer was sent to the asker. It waits for somebody else's approval, to be used again.
question-ask-decline = Why not? Please type the reason; the asker will read it.
question-decline-sure =
    Close the question without an answer?
    <i>{ $question }</i>
    Reason: { $reason }
question-decline-now = Close it
question-declined-done = The question was closed and the asker told why.
question-answered =
    <b>Answered { MOMENT($at) }</b>
    { $answer }
question-declined =
    <b>Closed { MOMENT($at) }</b>
    Reason: { $reason }
refused-question-gone = This question is no longer there: the asker has withdrawn it, or it was kept long enough.
refused-question-answered = Somebody replied to this question already, { MOMENT($at) }, so nothing more was sent. Please look at the list again.

# Curated answers.
faqs-waiting-title = <b>Answers to approve</b>
faqs-approved-title = <b>Approved answers</b>
faqs-drafts-title = <b>Drafts</b>
faqs-retired-title = <b>Retired answers</b>
faqs-wanted = Search: “{ $wanted }”
faqs-none = There is none.
faqs-search = Type some words of a question to search.
faq-line = { $number }. { $question }
faq-new-title = <b>Add a curated answer</b>
faq-ask-questions = Please type the question. If it is asked in several ways, type each in a line of its own.
faq-ask-answer = Please type the new answer.
faq-ask-grounds = Please type the new grounds, each in a line of its own, for example: điều 25 khoản 2 luật tđkt.
faq-ask-validity = Until when does the answer hold? Please type the last day, or the first and the last, for example: 01/01/2026 - 31/12/2026.
faq-always-button = No limit
faq-ask-change = What do you want to change? Whoever changes it counts as its author, so somebody else has to approve it.
faq-change-questions-button = Questions
faq-change-answer-button = Answer
faq-change-grounds-button = Grounds
faq-change-validity-button = When it holds
faq-changed-done = The change was saved.
faq-new-then = It is put on the list to approve; the Assistant uses it once somebody else has approved it.
faq-put-button = Ask for approval
faq-put-done = It was put on the list to approve, and the others were told.
faq-questions =
    <b>Questions</b>
    { $lines }
faq-question = • { $text }
faq-since = Holds from { DATE($since) }.
faq-waits = Author: { $author }. Please read questions, answer and grounds with care before you approve.
faq-waits-for-another = You are its author, so it waits for somebody else's approval.
faq-drafted = A draft; author: { $author }.
faq-returned = Returned. Reason: { $reason }
faq-approved-by = Author: { $author }. Approved by { $approver }, { MOMENT($at) }.
faq-is-retired = This one is retired; the Assistant does not use it any more.
faq-alike = ⚠️ Nearly the same as an approved one: “{ $question }”
faq-approve-button = Approve
faq-return-button = Return
faq-submit-button = Ask for approval
faq-change-button = Change
faq-drop-button = Drop
faq-revise-button = Write a new form
faq-retire-button = Retire
faq-reuse-button = Write anew from it
faq-review-button = Review
faq-open-button = Open and change
faq-approved-done = Approved. From now on the Assistant uses this answer.
faq-revised = This is a new form to change. The old one stays in use until the new one is approved.
faq-ask-return = Why do you return it? Please type the reason; the author will read it.
faq-returned-done = Returned to its author.
faq-retire-sure = Retire this answer? The Assistant will not use it any more.
faq-drop-sure = Drop this one? It was never approved, so the Assistant has never used it.
faq-retire-now-button = Yes
faq-retired-done = Done. It is still there under “Retired”.
refused-answer-own = You are the author of this one, so somebody else has to approve or return it.
refused-answer-changed = This one has just changed. Please look at it again, then go on.
refused-answer-gone = This answer is no longer there.
refused-answer-text = An answer needs words, and at most { $most } characters.
refused-answer-reason = A reason needs words, and at most { $most } characters.
refused-answer-questions = There have to be 1 to { $most } ways of asking, each in a line of its own, of at most { $longest } characters.
refused-answer-citations = An answer has at most { $most } grounds.
refused-answer-validity = The last day cannot be before the first.
refused-citation = The Assistant cannot read these grounds. Please type them like: điều 25 khoản 2 luật tđkt, or the name of a document.

# Excel.
faq-book-title = <b>Curated answers as Excel</b>
faq-book-help = Get the file, change or add rows (a new row has no number), then send the file back here. What is new or changed is put on the list to approve.
faq-book-get-button = Get the file
faq-book-file = curated-answers.xlsx
faq-book-caption = Curated answers
faq-book-sent = The file was sent. When you have changed it, send it back here.
faq-book-tab = Curated answers
faq-book-number = No.
faq-book-rev = Form
faq-book-questions = Questions (each way of asking in a line)
faq-book-answer = Answer
faq-book-grounds = Grounds (each in a line)
faq-book-since = From
faq-book-until = Until
faq-book-state = State
faq-state-draft = Draft
faq-state-waiting = To approve
faq-state-approved = Approved
faq-state-retired = Retired
faq-book-taken = The file was taken: { $added } new, { $changed } changed, { $same } as before. What is new or changed waits for approval.
faq-book-faulty = { $count } places in the file need mending, so nothing was taken.
refused-faq-book-empty = This file has no rows. Please get the Excel file here and fill it in.
refused-faq-book-long = This file has more than { $most } rows. Please split it.
faq-fault-formula = this is a formula; please type words.
faq-fault-number = this column holds a number; leave it empty for a new one.
faq-fault-day = not a sound day; please type it like 31/12/2026.
faq-fault-changed = somebody has changed this one since you got the file; please get it again.
faq-fault-twice = this number stands in two rows.

# Notices.
notice-question-passed =
    <b>A question was passed on to the secretariat</b>
    <i>{ $question }</i>
notice-question-answered =
    <b>The secretariat answers your question</b>
    <i>{ $question }</i>
    { $answer }
notice-question-declined =
    <b>The secretariat could not answer your question</b>
    <i>{ $question }</i>
    Reason: { $reason }
notice-answer-waiting =
    <b>An answer waits for approval</b>
    <i>{ $question }</i>
notice-answers-read-in = { $count } answers wait for approval; they were read in from an Excel file.
notice-answer-approved =
    <b>The answer that you wrote was approved</b>
    <i>{ $question }</i>
notice-answer-returned =
    <b>The answer that you wrote was returned</b>
    <i>{ $question }</i>
    Reason: { $reason }
questions-digest =
    <b>Last week's questions</b>
    Asked: { $asked }. Not known or not right: { $failed }. Waiting for the secretariat: { $open }.
questions-digest-open =
    Waiting for an answer:
    { $lines }
questions-see-button = Open the list
