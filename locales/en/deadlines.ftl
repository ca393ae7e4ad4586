# Deadlines and reminders: what cannot be done, and why.

refused-no-deadline = There is no such deadline. Please look at the list under /hanchot.
refused-deadline-no-season = No emulation year is open, so no deadline can be set yet. Please open a year first.
refused-deadline-season-closed = Emulation year { $year } has ended, so its deadlines can no longer be changed.
refused-deadline-cancelled = The deadline “{ $title }” had been cancelled already; there is nothing more for you to do.
refused-deadline-title = A deadline’s title needs words and has at most { $longest } characters. For example: Annual report.
refused-deadline-units = A deadline needs at least one unit, and only units that take part in emulation year { $year }. Please choose again.
refused-deadline-twice = The deadline “{ $title }” at { MOMENT($due) } exists already; there is no need to set it again.
refused-second-scoring = This emulation year already has a deadline for self-scores: “{ $title }”, { MOMENT($due) }. If needed, please change or cancel that one first.
refused-due-past = { MOMENT($due) } is past. Please choose a time to come.
refused-due-far = { MOMENT($due) } is too far away: deadlines are set within the next two years. Please check the year.
refused-grace = Grace is from 0 minutes to { $days } days. Please choose again.
refused-extension-unit = This deadline is not for the unit you chose. Please choose another one.
refused-extension-not-later = An extension must be later than the time in force, { MOMENT($due) }. Please choose a later time.

refused-no-task = “{ $title }” is recorded when the unit submits its self-score; there is no need to report it as done.
refused-task-unit = “{ $title }” is not for your unit; there is no need to report it as done.
refused-task-closed = “{ $title }” was due at { MOMENT($due) } and is no longer taken. If there are good reasons, please ask the secretariat for an extension.

refused-own-day-twice = { DATE($day) } is both a day off and a make-up day. Please keep one of them.
refused-own-day-far = { DATE($day) } is too far away. Please check the year.
refused-own-days-many = The cluster’s own calendar holds { $most } days at most. Please remove some that are past.
refused-ladder-days = There must be 1 to { $steps } steps, each from 0 to { $most } days before the deadline. Please choose again.
refused-ladder-leader = Unit leaders are reminded from a step of 0 to { $most } days before the deadline. Please choose again.
refused-ladder-overdue = After the deadline, reminders go on for 0 to { $most } working days. Please choose again.
refused-ladder-hour = Reminders go out from { $opens } until before { $closes }. Please choose again.

refused-reminder = This reminder was not sent to you or is no longer there. Please see the deadlines under /hanchot.
refused-snooze-done = This is done or no longer due, so there is nothing to remind you of. Thank you.
refused-snooze-moment = A reminder at { MOMENT($until) } is not possible. Please choose a time to come, within { $days } days.
