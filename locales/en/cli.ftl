# The command line: what whoever installs the assistant reads on the server's screen.

cli-about = The emulation assistant on Telegram, for the staff of an emulation cluster.
cli-run = run the Assistant: on Telegram if TELEGRAM_BOT_TOKEN is set, otherwise open the practice room
cli-practice = open the practice room in the browser
cli-practice-fresh = delete the old practice room and start again
cli-practice-empty = open a practice room without a cluster, to try the first set-up
cli-practice-port = the first port to try
cli-practice-scenario = play a written story in a room of its own
cli-practice-pace = seconds between two steps of the story
cli-ask = ask about the rules on the command line
cli-ask-question = the question, in Vietnamese
cli-ask-json = print the answer as JSON
cli-ask-batch = a file of questions, one JSON object with id and q a line
cli-ask-on = answer by the rules in force on this day (year-month-day)
cli-check = check all data and the audit log
cli-check-head = a log code printed on an earlier document, which the data must still contain
cli-check-corpus = compare the digest with the text of the law
cli-check-corpus-law = the file with the text of the law
cli-backup = back up the data
cli-owner = the administrator of the Assistant
cli-owner-new-code = make a new code for becoming administrator
cli-bench = measure the speed
cli-bench-what = what to measure
cli-bench-people = number of people at the same time
cli-bench-seconds = seconds for each measurement
cli-bench-corpus = a corpus to measure on (.jsonl.gz); without it the shipped digest
cli-bench-questions = questions with their answers (.jsonl)
cli-bench-provisions = also measure libraries of so many provisions
cli-bench-json = print the figures as JSON

started = The Assistant @{ $bot } is running. Press Ctrl-C to stop.
practice-started =
    PRACTICE ROOM: { $address }
    Please open the address above in a browser, choose a role and talk to the Assistant. This is a simulation: nothing leaves this machine.
    Press Ctrl-C to stop.
owner-code =
    Code for becoming administrator (valid once, shown only here):
    { $link }
    With their own Telegram account, the administrator opens the line above if it is a link, or sends the Assistant: /start o-{ $code }
owner-new-code = The owner's code (good once, shown only here). Please send the Assistant: /start o-{ $code }
bench-door = { $door }: { $rate } calls a second
stopping = Stopping; please wait while the Assistant finishes its work…
stopped = Stopped. The data has been saved.
scenario-heading = ── { $heading }
scenario-done = The story is over. The room stays open to look around; press Ctrl-C to stop.
scenario-unknown = There is no story “{ $name }”. There are: { $known }.
scenario-stuck = The story stopped halfway: { $where }
check-clean = The data is sound: { $rules } rules, { $rows } log rows, last code { $head }.
check-fault = FAULT · { $rule }: { $where }
check-faulty = Faults found: { $count }.
check-head-missing = Code { $head } is not in the log: this data does not continue the data that printed it.
corpus-clean = The digest agrees with the text, no faults.
corpus-counts = Compared { $articles }/{ $of } articles, { $provisions } provisions: { $figures } figures, { $references } cross-references, { $runs } runs of { $length } words.
corpus-fault = { $fault }
backup-done = Backed up to { $file }.
backup-postgresql = The data is in PostgreSQL: please back it up with pg_dump on the database server.
batch-bad-line = Line { $number } cannot be read: { $what }
file-unreadable = The file { $file } cannot be read: { $reason }
question-missing = There is no question. Please write it after the command, or use --batch FILE.
bench-questions-missing = bench rules needs --questions FILE.
date-unreadable = “{ $date }” is not a year-month-day date, such as 2026-11-25.
cli-import-rules = loads documents (.docx, .pdf, .txt, .html, .xlsx) into the library
cli-import-rules-file = a document's file
import-done = Loaded { $document } from { $file }. { $counts } A running bot indexes it within seconds.
import-refused = { $file }: { $reason }
