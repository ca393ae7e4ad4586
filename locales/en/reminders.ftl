# Deadlines and reminders: screens and messages.

command-hanchot = Deadlines and what is owed
due-button = Deadlines
due-title = <b>Deadlines</b>
due-none = There are no deadlines at present.
due-line = { $title } – due { WEEKDAY($due) }, { MOMENT($due) } ({ $days ->
        [one] { $days } day left
       *[other] { $days } days left
    })
due-line-today = { $title } – due <b>today</b>, { TIME($due) }
due-line-done = ✓ { $title } – done (due { MOMENT($due) })
due-line-grace = { $title } – was due { MOMENT($due) }, still taken
due-line-late = { $title } – was due { MOMENT($due) }, now marked as late
due-line-closed = { $title } – closed ({ MOMENT($due) })
due-file-button = Calendar file (.ics)
deadlines-button = Manage deadlines
task-done-button = Done: { $title }
task-undo-button = Not done: { $title }
task-done = It was noted that the unit has done this.
task-undone = It was noted as not done.
calendar-file = deadlines.ics
calendar-caption = Open this file on a phone or computer to put the deadlines in your calendar; it reminds you a day before.
calendar-sent = The calendar file comes in a message of its own.
calendar-title = Due: { $title }
calendar-about = { $title }, due { MOMENT($due) }.
calendar-alarm = Due tomorrow: { $title }

deadlines-title = <b>Deadlines of { $year }</b>
deadlines-none = No deadline has been set.
deadline-line = { $title } – { MOMENT($due) }
deadline-button = { $title }
deadline-new-button = New deadline
reminding-button = Reminders
due-moment = <b>{ WEEKDAY($due) }, { MOMENT($due) }</b>
due-on-weekend = Note: this is a weekend. Reminders of a day off come on the working day before.
due-on-holiday = Note: this is a public holiday. Reminders of a day off come on the working day before.
due-on-own-day-off = Note: the cluster has set this as a day off. Reminders of a day off come on the working day before.
due-then-closed = Grace: { $grace }. Nothing is taken after that.
due-then-late = Grace: { $grace }. After that it is taken and marked as late.
grace-none = None
grace-minutes = { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
grace-hours = { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
grace-days = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
duty-scoring = Self-scoring
duty-task = Another task
deadline-detail =
    <b>{ $title }</b>
    Kind: { $kind }
    Due: <b>{ WEEKDAY($due) }, { MOMENT($due) }</b>
deadline-for-all = For: all units.
deadline-for-some = For: { $units }.
extension-for-all = Extended for all until { MOMENT($due) }. Reason: { $reason }
extension-for-unit = Extended for { $unit } until { MOMENT($due) }. Reason: { $reason }
deadline-move-button = Change the time
deadline-extend-button = Extend
deadline-rename-button = Rename
deadline-cancel-button = Cancel it
deadline-sent-button = Who was reminded

deadline-step = <b>New deadline</b> – step { $number }/6
deadline-ask-kind = What is this deadline for?
deadline-ask-title = Please type its title, for example: Report on { $year }.
deadline-usual-title-button = The usual title
deadline-usual-title = Self-score of { $year }
deadline-ask-due = When is it due? Please type date and time, for example: 17h 25/12, thứ sáu tuần sau, cuối tháng 12. Without an hour it is 17:00.
deadline-in-days-button = In { $days } days
deadline-ask-grace = For how long after the time shown is it still taken silently?
deadline-ask-after = And what if a unit has not handed in by then?
deadline-refuse-button = Nothing is taken
deadline-mark-late-button = Taken, marked late
deadline-ask-audience = Which units is it for? Press “All units”, or choose one by one.
deadline-everybody-button = All units
deadline-picked-button = ✓ { $unit }
deadline-these-button = These ({ $count })
deadline-check-title = <b>Check before setting it</b>
deadline-set-button = Set it
deadline-set-done = The deadline was set. The units concerned are being told.
deadline-ask-move = <b>{ $title }</b> is due { WEEKDAY($due) }, { MOMENT($due) }. What is the new time?
deadline-move-sure = Change “{ $title }” from { MOMENT($due) } to:
deadline-move-now-button = Yes, change it
deadline-moved = The time was changed. The units concerned are being told.
deadline-ask-whom = Extend “{ $title }” (due { MOMENT($due) }) for which unit?
deadline-all-units = all units
deadline-ask-longer = For { $unit } it is due { WEEKDAY($due) }, { MOMENT($due) }. Extend until when?
deadline-ask-reason = Please type the reason; the unit will read it.
deadline-extend-sure =
    Extend “{ $title }” for { $unit }
    from { MOMENT($before) }
    until <b>{ WEEKDAY($due) }, { MOMENT($due) }</b>
    Reason: { $reason }
deadline-extend-now-button = Yes, extend
deadline-extended-done = It was extended and the units told.
deadline-ask-rename = The title is “{ $title }”. Please type the new one.
deadline-renamed = The title was changed.
deadline-ask-cancel = Cancel “{ $title }”? Please type the reason, or press “Back”.
deadline-cancel-sure = Cancel “{ $title }”? Reason: { $reason }
deadline-cancel-now-button = Yes, cancel
deadline-cancelled-done = The deadline was cancelled and the units told.

reminding-title = <b>Reminders</b>
reminding-ladder = Days before: { $days }; when overdue, { $overdue } more working days. Unit leaders are reminded from { $leader } days before on.
reminding-quiet = Reminders come between 7:30 and 18:00 on working days; those of weekends and holidays on the working day before.
reminding-off = The cluster's own days off: { $days }
reminding-on = Make-up working days: { $days }
reminding-ladder-button = Change the steps
reminding-off-button = Own days off
reminding-on-button = Make-up days
reminding-lost-button = Not reachable
days-none = none
day = { DATE($day) }
ladder-ask = The steps in use (days before): { $days }. Please type the new ones, for example: 30, 14, 7, 3, 1, 0.
ladder-unreadable = The steps could not be read. Please type numbers with commas, for example: 30, 14, 7, 3, 1, 0.
ladder-set = The steps were changed.
days-off-ask = The cluster's own days off: { $days }. Type a day to add it; type it again to take it away.
days-on-ask = The cluster's make-up working days: { $days }. Type a day to add it; type it again to take it away.
days-set = The working calendar was changed.
lost-title = <b>Not reachable</b>
lost-none = Everybody can be reached.
lost-unit = { $unit }: nobody in the unit can be reached
lost-unit-empty = { $unit }: nobody has joined
lost-person = { $name } ({ $roles }, { $unit })

sent-title = <b>Reminded of: { $title }</b>
sent-none = Nobody has been reminded.
sent-line = { $unit }, { $name }: { $step } – { $fate }, { MOMENT($at) }
sent-line-acknowledged = { $unit }, { $name }: { $step } – { $fate }, { MOMENT($at) }; confirmed { MOMENT($received) }
step-before = { $days ->
        [one] { $days } day before
       *[other] { $days } days before
    }
step-day = on the day
step-overdue = { $days ->
        [one] { $days } working day overdue
       *[other] { $days } working days overdue
    }
step-snooze = once more, as asked
fate-sent = sent
fate-unreachable = could not be sent
fate-refused = refused by Telegram
fate-uncertain = perhaps not sent
fate-obsolete = not needed any more
fate-waiting = waiting to be sent
fate-skipped = skipped for a later step

notice-deadline-set = <b>New deadline:</b> { $title } – { WEEKDAY($due) }, { MOMENT($due) }.
notice-deadline-changed = <b>Deadline changed:</b> { $title } – now { WEEKDAY($due) }, { MOMENT($due) }.
notice-deadline-cancelled = <b>Deadline cancelled:</b> { $title }. Reason: { $reason }
notice-deadline-extended = <b>Extended:</b> { $title } – until { WEEKDAY($due) }, { MOMENT($due) }. Reason: { $reason }
notice-go-due-button = See the deadlines

reminder-early = A reminder of what is coming:
reminder-soon = The deadline is near, please make time for:
reminder-tomorrow = <b>Tomorrow is the last day.</b> Please complete:
reminder-today = <b>Today is the last day.</b> Please complete today:
reminder-overdue = <b>Overdue.</b> The unit still owes:
reminder-leader = To the leader: { $unit } still owes this.
reminder-ask-extension = If there is good reason, please ask the secretariat for an extension.
reminder-score-button = Hand in now
reminder-received-button = Received
reminder-afternoon-button = This afternoon
reminder-morning-button = Tomorrow morning
reminder-received = ✓ You have confirmed this reminder.
reminder-received-toast = Noted
reminder-again = The Assistant will remind you { MOMENT($at) }.
reminder-again-toast = You will be reminded
reminder-settled = This is done by now, or the deadline has changed; there is nothing left to do.
digest-title = <b>Overdue units</b>
digest-deadline =
    { $title }:
    { $lines }
digest-unit = { $unit } – { $days ->
        [one] { $days } day over
       *[other] { $days } days over
    }
digest-unit-today = { $unit } – over since today

refused-not-a-date = This could not be read as a date. Please write 17h 25/12, thứ sáu tuần sau or cuối tháng 12.
refused-no-such-day = There is no such day. Please check it, for example 28/02 or 25/12/2026.
refused-no-such-time = There is no such time. Please write 0 to 23, for example 17h30.
refused-ambiguous-date = This may mean several days. Please write day and month, for example 25/12/2026.
