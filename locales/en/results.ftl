# Results: drafting, approving and publishing announcements, delivery report, registered groups, decisions.

results-button = Results
command-ketqua = Results of the seasons
command-dangky = Groups told of results

award-flag = the Government’s Emulation Flag
award-certificate = the Prime Minister’s Certificate of Merit
award-flag-button = Emulation Flag
award-certificate-button = Certificate
award-flag-nominated = 🏆 { $unit }: nominated and proposed to the Government for its Emulation Flag.
award-flag-decided = 🏆 { $unit }: given the Government’s Emulation Flag by Decision No. { $number } of { DATE($day) }.
award-certificate-nominated = 🏅 { $unit }: nominated and proposed to the Prime Minister for the Certificate of Merit.
award-certificate-decided = 🏅 { $unit }: given the Prime Minister’s Certificate of Merit by Decision No. { $number } of { DATE($day) }.

results-title = Announcement of the results of { $year }
results-correction-title = Correction of the results of { $year }
results-corrects = This announcement corrects and replaces the one with code { $code }, published at { MOMENT($at) }.
results-corrected = ⚠️ This announcement was corrected by the one with code { $code }, published at { MOMENT($at) }.
results-nobody = No unit was nominated for the flag or the certificate.
results-standings-provisional = Provisional standings by { $sheet } (at most { NUMBER($most) } points)
results-standings-final = Standings by { $sheet } (at most { NUMBER($most) } points)
results-table =
    { $title }
    { $lines }
results-line = { $rank }. { $unit }: { NUMBER($total, minimumFractionDigits: 2) } points
results-line-none = –. { $unit }: not handed in
results-more-lines = … and { $count } more units: please see the Excel file.
results-note = Note: { $note }
results-note-cut = Note (in full in the Excel file): { $note }
results-foot = Announcement { $code }, published at { MOMENT($at) }.
results-foot-preview = A preview, not published.
results-seal = Fingerprint (SHA-256): <code>{ $fingerprint }</code>
results-code = { $code }

ties-shared = Units with equal points share a rank; the next rank leaves out as many.
ties-dense = Units with equal points share a rank; the next rank follows at once.
ties-by-groups = Where totals are equal, the groups of criteria are compared in turn.

results-preview-mark = PREVIEW – NOT PUBLISHED
results-marks = Striped bar, marked “Flag”: proposed for the Emulation Flag. Dotted bar, marked “Cert.”: proposed for the Certificate.
results-more-units = … and { $count } more units: please see the Excel file.
results-absent = Not handed in: { LIST($units) }.
results-absent-count = Not handed in: { $count } units.
results-bar-label = { $rank }. { $unit }
results-bar-value = { NUMBER($total, minimumFractionDigits: 2) }
results-bar-flag = { NUMBER($total, minimumFractionDigits: 2) } Flag
results-bar-certificate = { NUMBER($total, minimumFractionDigits: 2) } Cert.

results-tab = Results
results-tab-standings = Standings
results-column-rank = Rank
results-column-unit = Unit
results-column-total = Total
results-no-points = not handed in
results-book-fingerprint = Fingerprint (SHA-256): { $fingerprint }
results-picture-name = results-{ $year }-{ $code }.png
results-book-name = results-{ $year }-{ $code }.xlsx
results-book-caption = { $title }: the Excel file.

results-start = <b>Results of the cluster</b>
results-season =
    <b>{ $year }</b>
    { $lines }
results-none-yet = No results have been published.
results-no-season = The cluster has no season yet.
results-history =
    <b>Published announcements</b>
    { $lines }
results-history-line = Code { $code }, at { MOMENT($at) }
results-history-correction = Code { $code }, at { MOMENT($at) }: corrects { $corrects }
results-history-corrected = Code { $code }, at { MOMENT($at) }: corrected by { $by }
results-picture-button = See the picture
results-book-button = Excel file
results-sent-button = Delivery report
results-draft-button = Draft it
results-draft-open-button = Open the draft
results-correct-button = Draft a correction
results-new-button = New announcement
results-decision-button = Record a decision
results-approve-button = Approve
refused-no-announcement = No announcement with this code has been published. Please check the code.

draft-title = <b>Draft: results of { $year }</b>
draft-corrects = It corrects the announcement with code { $code }.
draft-waiting = ⏳ It waits for a second person. Whatever is changed now has to be sent for approval again.
draft-returned = It was given back. Why: { $reason }
draft-content =
    Proposed for the Emulation Flag: { $flag }
    Proposed for the Certificate: { $certificate }
    Standings: { $standings }
    Note: { $note }
draft-nobody = nobody
draft-with-standings = go along
draft-without-standings = do not go along
draft-no-note = none
draft-standings-on-button = Add standings
draft-standings-off-button = Without standings
draft-note-button = Note
draft-note-off-button = No note
draft-preview-button = Preview
draft-send-button = Send for approval
draft-drop-button = Drop it
draft-drop-now-button = Drop the draft
draft-nobody-button = No unit
draft-choose = Which unit is nominated for { $award }?
draft-excluded =
    Not considered:
    { $lines }
draft-excluded-line = { $unit }: { $reason }
draft-ask-note = Please type a note of at most 500 letters. Everybody who is told of the results will read it.
draft-drop-sure = Drop the draft of the results of { $year }? What has been written cannot be used any more.
draft-dropped = The draft was dropped.
draft-stale = The draft has just been changed, so it was not sent. Please look at it again.
draft-sent = Sent for approval. Members of the secretariat who were asked: { $count }.
draft-sent-leaders = Sent for approval. Nobody else of the secretariat can be reached, so leaders of the lead and deputy unit were asked: { $count }.
refused-no-draft = There is no announcement here to be written or approved: it may have been published, changed or dropped.
refused-nothing-to-correct = There is no announcement of { $year } to be corrected.
refused-announced-before = The results of { $year } have been published. To change them, please draft a correction.
refused-results-empty = The announcement says nothing yet. Please choose who is nominated, or add the standings.
refused-results-note-empty = A note needs words. Please type it again.
refused-results-note-long = The note has more than { $longest } letters. Please make it shorter.
refused-results-need-correction = Other units are nominated than in the published announcement. To change that, please drop this draft and write a correction.
refused-nominee-excluded = { $unit } is not considered for a nomination. Why: { $reason }
refused-nominee-twice = { $unit } is nominated for the other one. A unit is nominated for one thing only.
refused-nominee-decided = Decision No. { $number } has been recorded, so the unit cannot be changed any more.
refused-no-standings = No unit has handed in for { $year }, so there are no standings to go along.
refused-no-approver = Not sent: a second person has to approve, and nobody can be reached. Missing: { $missing }.
results-missing-approvers = a second member of the secretariat, a leader of the lead or deputy unit

approval-title = <b>An announcement for you to approve</b>
approval-button = Approve
approval-return-button = Give back
approval-not-yet-button = Not yet
approval-now-button = Approve, publish
approval-sure = Approve and publish the results of { $year }? They go at once to every member and registered group, and cannot be changed.
approval-done = Published. Its code: { $code }. It is on its way to every member and group.
approval-stale = The announcement has just been changed, so it was not published. Please look at it again.
approval-outdated = The figures have changed since it was sent, so it was not published and is a draft again. Whoever wrote it was told.
approval-ask-reason = Giving back the results of { $year }. Please type why; whoever wrote it will read that.
approval-returned = Given back. Whoever wrote it was told.
refused-approver-wrote = You have written this announcement. Somebody else has to approve it.
refused-approver-namesake = This account has the name of somebody who wrote the announcement. Somebody else has to approve it.
refused-approver-secretariat = Another member of the secretariat approves this announcement. Leaders of the lead and deputy unit do so only when none of them can be reached.

notice-results-asked = The results of { $year } wait for your approval before they are published.
notice-results-approve-button = Look and approve
notice-results-returned = The results of { $year } were given back. Why: { $reason }
notice-results-outdated = The results of { $year } were not published: the figures have changed since they were sent. Please look at them and send them again.
notice-results-draft-button = Open the draft
notice-results-button = See the results

report-title =
    <b>Delivery report of announcement { $code }</b>
    Sent: { $sent }
    Waiting: { $waiting }
    Not delivered: { $unreachable }
    Uncertain: { $uncertain }
report-line-picture = { $to } – picture: { $fate }
report-line-file = { $to } – Excel file: { $fate }
report-line-never = { $to }: cannot be reached
report-group = { $title }
report-person = { $role } ({ $name })
report-uncertain-button = To be decided
report-uncertain = Nobody knows whether these arrived, or they were refused. They are not sent again by themselves, so that nobody gets one twice. Please decide on each.
report-none-uncertain = There is nothing to be decided any more.
report-letter = Please ask the recipient: has it arrived?
report-refused = This surely has not arrived: Telegram refused it, or the bot failed in making it. It may go again.
report-again-button = Send again
report-got-button = It arrived
report-sent-again = It is sent again.
report-marked = Noted as arrived.
refused-letter-settled = This has been decided already; there is nothing more to do.
refused-no-letter = There is no such message in a delivery report.

decision-which = <b>Record a decision</b>. On what?
decision-ask-number = Please type the number of the decision that gives { $unit } { $award }, such as 123/QĐ-TTg.
decision-ask-day = Of which day is Decision No. { $number }? Please type day, month and year, such as 05/07/2026.
decision-sure = Record that { $unit } was given { $award } by Decision No. { $number } of { DATE($day) }? From now on everybody reads that it was given.
decision-now-button = Yes, record it
decision-recorded = The decision was recorded. What was published stays as it was.
refused-no-nominee = Nobody was nominated for this, so no decision can be recorded.
refused-decision-number = A decision’s number has a digit and at most { $longest } letters, such as 123/QĐ-TTg.
refused-decision-day = { DATE($day) } is yet to come. Please type day, month and year of the decision, such as 05/07/2026.

groups-button = Groups
groups-title = <b>Groups told of results</b>
groups-none = No group is registered.
groups-line = { $title }: registered at { MOMENT($at) }
groups-line-lost = { $title }: the bot has not been in it since { MOMENT($at) }
groups-help = To add a group, bring the bot into it and press “Register”; where it is in already, type /dangky there.
groups-end-sure = End the registration of “{ $title }”? It will be told of no more results.
groups-end-button = End registration
groups-ended = The registration of “{ $title }” has ended.
group-offer = Good day. Register this group to be told of the cluster’s results? Everybody in it will read them.
group-register-button = Register
group-leave-it-button = No
group-registered = This group is registered to be told of the cluster’s results.
group-declined = This group is not registered. The bot still answers /hoi; to register it, the secretariat types /dangky.
group-goodbye = Good day. The bot only stays in groups that the secretariat or the owner has brought it into, so it leaves.
refused-group-register = Only the secretariat or the owner registers a group.
refused-no-group = There is no such group. Please bring the bot into it first.
