# Screens of the self-scoring.

score-button = Score
score-title = <b>Self-score</b> – { $unit }, { $year }
score-no-season = No emulation season is open at present, so there is nothing to score.
score-no-sheet = The cluster has not issued this year's criteria sheet yet. The Assistant will tell you as soon as it is there.
score-not-begun = The unit has not begun its self-score. Please press “Begin”.
score-moved-on = Somebody else of the unit has just changed the self-score, so nothing was done. Please look again and press once more.
score-handed-in-before = This self-score has been handed in already.
score-not-unit = Scoring is for the specialists and leaders of the units. Please see “Progress” for how the units are doing.
score-sheet = Criteria sheet: { $sheet } ({ $leaves } criteria, at most { NUMBER($most) } points).
score-secret = Please note: secret documents must not be sent here.
score-begin-help = Score one criterion after another, attach evidence, check, then hand in. Each answer is saved at once; stop whenever you like and go on later.
score-begin-button = Begin
score-unfinished = An unfinished self-score: { $done }/{ $leaves } criteria, { NUMBER($total) } points so far.
score-go-on-button = Go on
score-look-button = Look through
score-restart-button = Start over
score-restart-sure = Clear the points and notes and take off the evidence of all { $done } criteria to start over? The history keeps the old values.
score-restart-now-button = Clear, start over
score-restarted = The self-score is fresh. The old values are in the history of each criterion.

score-due-open = Due: { WEEKDAY($due) }, { MOMENT($due) } ({ $days ->
        [0] today
        [one] { $days } day left
       *[other] { $days } days left
    }).
score-due-grace = The deadline { MOMENT($due) } has passed, but the Assistant still takes it. Please hand in at once.
score-due-late = The deadline { MOMENT($due) } has passed. What is handed in now is marked as late.
score-due-closed = The deadline has passed ({ MOMENT($due) }). If there is good reason, please ask the secretariat for an extension.
score-due-reopened = The deadline has passed ({ MOMENT($due) }), but the secretariat has reopened the self-score, so you can still change it and hand it in.
score-due-none = The cluster has not set a deadline.

score-waiting = The self-score waits for the leader's approval: { $done } criteria, { NUMBER($total) } points. { $name } sent it { MOMENT($at) }.
score-handed-in = The unit has handed in its self-score: { NUMBER($total) } points, code { $code }, { MOMENT($at) }.
score-handed-in-late = The unit has handed in its self-score (late): { NUMBER($total) } points, code { $code }, { MOMENT($at) }.
score-reopened = The self-score was reopened { MOMENT($at) }. Reason: { $reason }
score-copy-caption = Self-score of { $unit }, as of { MOMENT($at) }.
score-copy-sent = The Excel copy comes in a message of its own.
score-reopen-no = The self-score cannot be reopened now. If it has to be changed, please ask the secretariat to reopen it.
score-receipt-button = Excel copy
score-see-button = See each criterion
score-reopen-button = Reopen
score-reopen-ask = Once it is reopened, what was handed in no longer stands and the unit has to hand in again before the deadline. Please type the reason, or press “Back”.
score-reopen-done = The self-score is open again. Points and evidence are still there; please hand it in again when you are done.
score-withdraw-button = Take back
score-approve-button = Approve, hand in
score-return-button = Return
score-return-ask = Please type what has to be changed; the specialist is told at once.
score-returned = It was returned to the specialist.

score-others =
    { $names } is working on it as well. Whoever saves later is told of the other's change; nobody's work is overwritten.

score-overview = <b>{ $unit }</b>: { $done }/{ $leaves } criteria done, { NUMBER($total) }/{ NUMBER($most) } points.
score-bar = { $bar }
score-lines = { $lines }
score-group-line = { $code }. { $title }: { $done }/{ $leaves } – { NUMBER($total) }/{ NUMBER($most) } points
score-group-button = { $code }: { $done }/{ $leaves }
score-jump = Type the number of a criterion (for example { $example }) to go straight there.
score-next-button = Next open one
score-review-button = Check and hand in
score-group-title = <b>{ $code }. { $title }</b>
score-leaf-scored = { $code } – { NUMBER($points) }/{ NUMBER($most) } points – { $title }
score-leaf-skipped = { $code } – left out – { $title }
score-leaf-open = { $code } – open – { $title }
score-leaf-lacks = { $code } – { NUMBER($points) }/{ NUMBER($most) } points, lacks evidence – { $title }
score-leaf-button = { $code }
score-leaf-button-done = ✓ { $code }
score-no-criterion = There is no criterion “{ $typed }”. Please type its number, for example { $example }.

score-step = <b>Step { $number }/{ $leaves }</b> { $bar }
score-criterion = <b>{ $code }. { $title }</b>
score-most-step = At most { NUMBER($most) } points, in steps of { NUMBER($step) }.
score-most = At most { NUMBER($most) } points.
score-pass-fail = Pass gives { NUMBER($most) } points, fail 0.
score-last-year = Last year: { NUMBER($points) } points.
score-present = Now: <b>{ NUMBER($points) } points</b> ({ $name }, { MOMENT($at) }).
score-present-skipped = Now: <b>left out</b> ({ $name }, { MOMENT($at) }).
score-note-line = Note: { $note }
score-evidence-needed = This criterion needs evidence.
score-guidance = <blockquote expandable>{ $guidance }</blockquote>
score-basis-known =
    <blockquote expandable>Basis: { $basis }
    { $digest }</blockquote>
score-basis = <blockquote expandable>Basis: { $basis }</blockquote>
score-type-points = Press a value or type the points, for example { NUMBER($example) }.
score-press-verdict = Press “Pass” or “Fail”.
score-points-button = { NUMBER($points) }
score-points-most-button = { NUMBER($points) } (maximum)
score-points-last-button = { NUMBER($points) } (last year)
score-pass-button = Pass
score-fail-button = Fail
score-evidence-button = Evidence ({ $count })
score-note-button = Note
score-skip-button = Leave out
score-later-button = Later
score-list-button = List
score-history-button = History
score-saved = Saved { $code }: { NUMBER($points) } points.
score-saved-needs-evidence = Saved { $code }: { NUMBER($points) } points. It still lacks evidence: please send a file, a photo or a link, or press “Later”.
score-skipped = Noted { $code }: left out, no points.
score-not-number = “{ $typed }” could not be read as points. Please type a number, for example { NUMBER($example) }.
score-doubtful = “{ $typed }” may be read in several ways. How many points do you mean?
score-conflict = { $name } has written { $code }: { $points } at { TIME($at) }, after you opened this screen. Write { $mine } instead?
score-conflict-points = { NUMBER($points) } points
score-conflict-skipped = left out
score-conflict-open = open
score-conflict-keep-button = Keep as it is
score-conflict-write-button = Write { $mine }

score-evidence-title = <b>Evidence of { $code }. { $title }</b>
score-evidence-none = There is no evidence yet.
score-evidence-file = { $number }. { $name } ({ $size })
score-evidence-link = { $number }. { $name }
score-evidence-help = Please send a file or a photo or paste a link here; press one to see it or take it off. No secret documents.
score-evidence-item-button = { $number }. See or take off
score-evidence-back-button = To the criterion
score-evidence-twice = “{ $name }” is there already, so it was not saved again.
score-evidence-added = Saved the evidence “{ $name }”.
score-evidence-one = <b>{ $name }</b> – sent by { $who } { MOMENT($at) }.
score-evidence-open-button = Get the file
score-evidence-link-button = Open the link
score-evidence-remove-button = Take off
score-evidence-remove-sure = Take “{ $name }” off this criterion?
score-evidence-remove-now-button = Take off
score-evidence-removed = “{ $name }” was taken off.
score-evidence-caption = Evidence: { $name }
size-bytes = { $size } bytes
size-kilobytes = { NUMBER($size) } KB
size-megabytes = { NUMBER($size) } MB

score-note-ask = <b>Note to { $code }. { $title }</b>
score-note-help = Please type a note (at most { $most } characters). The note now: { $note }
score-note-none = none
score-note-clear-button = Clear the note
score-note-saved = The note was saved.
score-note-conflict =
    { $name } has just changed this note to: { $note }
    Nothing was overwritten. To replace it, please send your note again.
score-note-cleared = The note was cleared.

score-history-title = <b>History of { $code }. { $title }</b>
score-history-none = No changes yet.
score-history-points = { MOMENT($at) } – { $name }: { $before } → { $after }
score-history-note = { MOMENT($at) } – { $name }: changed the note
score-history-evidence-added = { MOMENT($at) } – { $name }: added the evidence “{ $what }”
score-history-evidence-removed = { MOMENT($at) } – { $name }: took off the evidence “{ $what }”

score-review-title = <b>Check before handing in</b>
score-review-missing = { $count ->
        [one] One thing has
       *[other] { $count } things have
    } to be done before handing in:
score-review-complete = All { $leaves } criteria are done. In total <b>{ NUMBER($total) }/{ NUMBER($most) } points</b>.
score-review-skipped = Of these { $count } left out, without points.
score-gap-open = { $code } – open – { $title }
score-gap-evidence = { $code } – lacks evidence – { $title }
score-hand-in-button = Hand in
score-send-leader-button = Send to the leader
score-hand-in-sure = Hand in the self-score of { $unit } with <b>{ NUMBER($total) } points</b> in total?
score-hand-in-sure-leader = Send the self-score with <b>{ NUMBER($total) } points</b> in total to the leader of { $unit } for approval?
score-hand-in-now-button = Yes, hand in
score-send-now-button = Yes, send
score-not-yet-button = Not yet
score-thanks = The self-score was received. The receipt and the Excel copy come in a message of their own.
score-sent-to-leader = It was sent to the unit's leader. You get the receipt when the leader approves.
score-no-leader = It waits for approval, but no leader of the unit can be reached in the Assistant. Please ask the secretariat to invite the unit's leader.

notice-receipt =
    <b>Receipt of the self-score – { $unit }, { $year }</b>
    Code: <b>{ $code }</b>
    { $at }
    Handed in by: { $name }
    Total: <b>{ NUMBER($total) }</b>/{ NUMBER($most) }
    Fingerprint: <code>{ $fingerprint }</code>
    Audit log: <code>{ $head }</code>
receipt-at = Time: { MOMENT($at) }
receipt-at-late = Time: { MOMENT($at) } (late)
receipt-file = self-score-{ $code }.xlsx
notice-submitted = { $unit } handed in its self-score of { $year }, { MOMENT($at) }.
notice-submitted-late = { $unit } handed in its self-score of { $year }, { MOMENT($at) } (late).
notice-approval-asked = { $name } asks you to approve the self-score of { $unit }.
notice-approval-button = See and approve
notice-returned = The unit's leader has returned the self-score. Remark: { $reason }
notice-reopened = The self-score of { $unit } has been reopened.
notice-reopened-because = The self-score of { $unit } has been reopened. Reason: { $reason }
notice-go-score-button = Open the self-score
notice-sheet-applied = The cluster has issued { $sheet }: { $leaves } criteria, at most { NUMBER($most) } points. You can begin scoring.

# The criteria sheet.

sheet-button = Criteria sheet
sheet-heading = <b>Criteria sheet { $year }</b>
sheet-summary = { $sheet }: { $groups } groups, { $leaves } criteria, at most { NUMBER($most) } points.
sheet-leader-approves = A self-score has to be approved by the unit's leader before it is handed in.
sheet-specialist-hands-in = Specialists hand in by themselves; no approval in the Assistant is needed.
sheet-import-help =
    The cluster has not issued its criteria sheet. Please take the Excel template, fill it in and send it back here.
    Every cell is checked and all faults are told at once; nothing is taken before it is right.
sheet-template-button = Excel template
sheet-template-file = criteria-sheet-template.xlsx
sheet-template-caption = Template of a criteria sheet. Please see the help on the second tab, fill it in and send this file back.
sheet-template-sent = The template comes in a message of its own.
sheet-imported = The criteria sheet was read without a fault. Please check it before issuing it.
sheet-faulty = The sheet has { $count } places to mend, so it was not taken. The list comes in a message of its own; please send the file again.
sheet-faults =
    <b>Places to mend</b>
    { $lines }
sheet-fault = Cell { $cell }: { $fault }
sheet-more-faults = … and { $count } more.
sheet-draft = A draft waits to be issued: { $sheet }, { $leaves } criteria, at most { NUMBER($most) } points.
sheet-check-button = See the draft
sheet-draft-title = <b>Criteria sheet – draft</b>
sheet-draft-help = Once issued, the sheet is locked. To change it now, send another Excel file; it takes the draft's place.
sheet-no-draft = There is no draft of a criteria sheet.
sheet-read-button = Read the sheet
sheet-line-group = <b>{ $code }. { $title }</b> ({ NUMBER($most) } points)
sheet-line = { $code }. { $title }: { NUMBER($most) } points{ $evidence }
sheet-line-pass-fail = { $code }. { $title }: pass { NUMBER($most) } points{ $evidence }
sheet-line-evidence = , needs evidence
sheet-book-button = Excel file
sheet-book-caption = { $sheet }
sheet-book-sent = The Excel file comes in a message of its own.
sheet-apply-button = Issue
sheet-approval-ask = Does the unit's leader have to approve in the Assistant before a unit hands in?
sheet-no-leader-button = No approval
sheet-leader-button = The leader approves
sheet-apply-sure = Issue { $sheet } with { $leaves } criteria and at most { NUMBER($most) } points? Then it is locked and the units are told at once.
sheet-apply-now-button = Yes, issue
sheet-applied-done = The criteria sheet was issued. The units are being told.
sheet-discard-button = Discard the draft
sheet-discard-sure = Discard this draft? Your Excel file is still yours and can be sent again.
sheet-discard-now-button = Discard it
sheet-discarded = The draft was discarded.

# Progress.

progress-button = Progress
progress-title = <b>Progress of the self-scores { $year }</b>
progress-count = { $done }/{ $units } units have handed in.
progress-handed-in = ✓ { $unit }: handed in { MOMENT($at) }
progress-handed-in-late = ✓ { $unit }: late, { MOMENT($at) }
progress-waiting = … { $unit }: waits for its leader
progress-at-work-count = … { $unit }: at work, { $done }/{ $count }
progress-at-work = … { $unit }: at work
progress-not-begun = – { $unit }: not begun
progress-reopen-button = Reopen for a unit
progress-reopen-which = Which unit's self-score should be reopened?
progress-reopen-none = There is no self-score that could be reopened.
progress-reopen-reason = Reopening the self-score of { $unit }. Please type the reason; the unit will read it.
progress-reopened = The self-score of { $unit } was reopened and the unit told.
stamp = As of { TIME($at) }.
refresh-button = Refresh
refreshed-toast = Refreshed

command-nop = Score and hand in
command-tiendo = Progress of the units
command-bangtieuchi = This year's criteria sheet
