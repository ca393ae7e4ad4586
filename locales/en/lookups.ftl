# Quick lookups in plain words: figures of the cluster, each answer one short message.

lookup-question = <i>{ $question }</i>
lookup-which-unit = Which unit do you mean?
lookup-perhaps-unit = Do you mean one of these units? If not, please type the unit's whole name.
lookup-either =
    Do you mean:
    • { $lookup }
    • { $rule }
lookup-either-rule = the rules on emulation and commendation
lookup-either-this-rule = the rule: { $title }
lookup-figures-button = Cluster's figures
lookup-rules-button = The rules
lookup-other-button = Ask about rules
lookup-group-either = This may ask for the cluster's figures or for a rule. Please press the button below to ask me in private.
lookup-group-which = I am not sure which unit you mean. Please type the unit's whole name.
lookup-group-personal = I answer this in private only. Please press the button below.
lookup-unit-button = { $unit }

# What it is taken to ask.
lookup-about-owed = what is still to be done
lookup-about-handed = which units have handed in their self-scoring
lookup-about-unit = whether a unit has handed in
lookup-about-due = deadlines
lookup-about-tasks = what there is besides the self-scoring
lookup-about-points = a unit's points and rank
lookup-about-award = which unit was nominated and proposed
lookup-about-people = who is in charge at a unit
lookup-about-officers = the lead and the deputy unit
lookup-about-criteria = the criteria sheet in use
lookup-about-step = how far the season is
lookup-about-members = the units of the cluster

# Handing in.
lookup-no-sheet = The cluster has not issued the criteria sheet of { $year }, so no unit has handed in.
lookup-count = { $year }: <b>{ $done }/{ $units }</b> units have handed in their self-scoring.
lookup-all-in = { $year }: all { $units } units have handed in their self-scoring.
lookup-none-in = { $year }: no unit has handed in its self-scoring.
lookup-in = Handed in: { LIST($names) }.
lookup-owing = Not yet: { LIST($names) }.
lookup-name = { $unit }
lookup-name-late = { $unit } (late)
lookup-and-more = { $count } other units
lookup-unit-in = <b>{ $unit }</b> handed in its self-scoring at { MOMENT($at) }.
lookup-unit-in-late = <b>{ $unit }</b> handed in its self-scoring at { MOMENT($at) }, after the deadline.
lookup-unit-not-in = <b>{ $unit }</b> has not handed in its self-scoring of { $year }.
lookup-unit-due = Due: { WEEKDAY($due) }, { MOMENT($due) }.
lookup-nothing-kept = The season { $year } is over; I follow the handing in of the open season only.

# Deadlines and duties.
lookup-no-due = No deadline is set at the moment.
lookup-due-of = Deadlines of <b>{ $unit }</b>:
lookup-dues = { $lines }
lookup-no-task = Besides the self-scoring no deadline is set for anything.
lookup-task-owing = { $title } (due { MOMENT($due) }): not done by { LIST($names) }.
lookup-task-all = { $title } (due { MOMENT($due) }): done by all units.
lookup-task-done = { $title } (due { MOMENT($due) }): done by { $unit }.
lookup-task-owes = { $title } (due { MOMENT($due) }): not done by { $unit }.
lookup-owed-of = <b>{ $unit }</b> still owes:
lookup-owed-none = <b>{ $unit }</b> owes nothing.
lookup-owed-reviews = You also take part in verifying other units' self-scorings.

# Points and ranks.
lookup-unpublished = Points and ranks of { $year } are not published yet. I tell them when there is an official result.
lookup-score = <b>{ $unit }</b> in { $year }: <b>{ NUMBER($total) }/{ NUMBER($most) } points</b>.
lookup-rank = <b>{ $unit }</b> in { $year }: rank <b>{ $rank }</b> of { $units } units with points.
lookup-score-rank = Rank { $rank } of { $units } units with points.
lookup-rank-score = { NUMBER($total) }/{ NUMBER($most) } points.
lookup-score-none = <b>{ $unit }</b> has not handed in its self-scoring of { $year }, so it has no points.
lookup-is-published = By the published result.
lookup-is-provisional = These figures are <b>provisional and not published</b>; please do not pass them on.
lookup-is-final = These figures are <b>not published</b>; please do not pass them on.
lookup-self-scored = The unit gave these points itself; they are not verified.
lookup-own-score = <b>{ $unit }</b> gave itself in { $year }: <b>{ NUMBER($points) }/{ NUMBER($most) } points</b>.
lookup-own-criterion = <b>{ $unit }</b> gave itself for { $code }: <b>{ NUMBER($points) }/{ NUMBER($most) } points</b>.
lookup-own-criterion-none = <b>{ $unit }</b> has not scored { $code } (at most { NUMBER($most) } points).
lookup-own-draft = This self-scoring is not handed in. Other units' points and the ranks come with the announcement.
lookup-own-in = The self-scoring is handed in; the official points come with the announcement.
lookup-first = First in { $year }: <b>{ LIST($names) }</b>, { NUMBER($total) } points.
lookup-no-rows = No unit has points in { $year } yet.
lookup-table-title = <b>Standings of { $year }</b>
lookup-table = { $lines }
lookup-table-line = { $rank }. { $unit }: { NUMBER($total) }
lookup-table-more = … and { $count } other units
lookup-no-points = Of { $year } no points are kept, only nominations, so there are no ranks.

# Nominations and announcements.
lookup-award-flag-nominated = In { $year } <b>{ $unit }</b> was nominated and proposed for the Government's Emulation Flag.
lookup-award-flag-decided = In { $year } <b>{ $unit }</b> was given the Government's Emulation Flag.
lookup-award-certificate-nominated = In { $year } <b>{ $unit }</b> was nominated and proposed for the Prime Minister's Certificate of Merit.
lookup-award-certificate-decided = In { $year } <b>{ $unit }</b> was given the Prime Minister's Certificate of Merit.
lookup-award-by = { $award } (Decision No. { $number })
lookup-awards = { $lines }
lookup-award-none = There are no nominations of { $year } yet.
lookup-award-none-of-unit = In { $year } <b>{ $unit }</b> is not among the nominations on record.
lookup-award-latest = Most recently:
lookup-announced = The result of { $year } was announced at { MOMENT($at) }.
lookup-not-announced = The result of { $year } is not announced yet, nor is there a day for it. When it is, every member gets a message.

# Who, and by what sheet.
lookup-lead = Lead unit of { $year }: <b>{ $unit }</b>.
lookup-deputy = Deputy unit of { $year }: <b>{ $unit }</b>.
lookup-no-lead = { $year } has no lead unit yet.
lookup-no-deputy = { $year } has no deputy unit.
lookup-members = In { $year } the cluster has <b>{ $count }</b> units: { LIST($names) }.
lookup-whole = The criteria sheet of { $year } has <b>{ $leaves }</b> criteria in { $groups } groups, at most { NUMBER($most) } points.
lookup-whole-none = No criteria sheet is applied in { $year }.
lookup-criterion = <b>{ $code }.</b> { $title }: at most <b>{ NUMBER($most) } points</b>.
lookup-criterion-group = <b>{ $code }.</b> { $title }: a group of { $leaves } criteria, at most <b>{ NUMBER($most) } points</b>.
lookup-criterion-step = Scored in steps of { NUMBER($step) }.
lookup-criterion-evidence = Evidence is needed.
lookup-criterion-none = The criteria sheet of { $year } has no { $code }.
lookup-people = In charge at <b>{ $unit }</b>:
lookup-person = • { $name } – { $role }
lookup-person-lines = { $lines }
lookup-people-none = Nobody of <b>{ $unit }</b> has joined yet.
lookup-people-hidden = Who is in charge at <b>{ $unit }</b> is for the secretariat and the unit's own people. To reach them, please ask the secretariat.

# How far the season is.
lookup-step-no-sheet = { $year }: in preparation, the criteria sheet is not issued.
lookup-step-scoring = { $year }: the units score themselves, <b>{ $done }/{ $units }</b> have handed in.
lookup-step-verifying = { $year }: all { $units } units have handed in; verification goes on, nothing is announced.
lookup-step-announced = { $year }: the result was announced at { MOMENT($at) }.

# Not in the data.
lookup-gone = <b>{ $unit }</b> left the cluster on { DATE($since) }.
lookup-gone-not-member = <b>{ $unit }</b> does not take part in the season { $year }.
lookup-gone-years = It belonged to these seasons: { LIST($years) }.
lookup-no-season = I have no data of { $year }.
lookup-known-years = There are: { LIST($years) }.
lookup-year = { $year }
