# Verification of self-scores.

review-button = Verification
review-title = <b>Verification of self-scores</b>
review-none = No unit has handed in a self-score for you to verify yet.
review-item = { $unit }: { $pending } of { $count } criteria to look at
review-item-decided = { $unit }: all looked at, to be closed
review-item-closed = ✓ { $unit }: verified

review-submission-title = <b>Verifying { $unit }</b> – { $year }
review-totals = Self-score { NUMBER($own) }/{ NUMBER($most) } points; verified so far { NUMBER($points) } points.
review-state-pending = { $pending } of { $count } criteria to look at, { $changed } changed. What asks for attention comes first:
review-state-decided = All criteria looked at, { $changed } changed. You can close the verification.
review-state-closed = The verification is closed and the unit was told; { $changed } criteria changed.
review-jump = Type the number of a criterion (such as { $example }) to go straight to it.
review-next-button = One by one
review-groups-button = By group
review-return-button = Return to the unit
review-close-button = Close
review-resume-button = Verify again

review-points = { NUMBER($points) } points
review-left-out = left out
review-line-unproven = { $code } – { $own }, no evidence – { $title }
review-line-differs = { $code } – { $own }, last year { NUMBER($last) } – { $title }
review-line-pending = { $code } – { $own } – { $title }
review-line-accepted = ✓ { $code } – { $own } – { $title }
review-line-changed = ✓ { $code } – { $own } → { $points } – { $title }

review-groups-title = <b>Verifying { $unit } by group</b>
review-group-line = { $code }. { $title }: { $done }/{ $count } looked at – { NUMBER($points) }/{ NUMBER($most) } points
review-accept-group-button = Accept { $count }
review-accept-group-sure = Accept the self-score of { $count } criteria in group { $code }. { $title } that were not looked at?
review-accept-group-now-button = Yes, accept
review-group-accepted = { $count } criteria of group { $code } accepted.

review-of = Verifying <b>{ $unit }</b> – { $pending } of { $count } to go
review-own = The unit gave itself: <b>{ $own }</b> ({ $name }, { MOMENT($at) }).
review-unproven = This criterion has no evidence.
review-decided = Decided: <b>{ $points }</b> ({ $name }, { MOMENT($at) }).
review-decided-because = Decided: <b>{ $points }</b> ({ $name }, { MOMENT($at) }). Reason: { $reason }
review-decided-before = { $name } decided { $points } ({ MOMENT($at) }), but the unit has changed this criterion since. Please look again.
review-how = Accept, or type other points (such as { NUMBER($example) }); you will be asked for the reason.
review-how-verdict = Accept, or choose the other verdict; you will be asked for the reason.
review-accept-button = Accept { $own }
review-not-number = “{ $typed }” is no score that can be read. Please type a number, such as { NUMBER($example) }.
review-reason-ask = Change criterion { $code }: { $own } → <b>{ NUMBER($points) } points</b>. Please type the reason; the unit will read it.
review-saved = { $code } saved: { $points }.
review-overtaken = { $name } has just decided { $code }: { $points } at { TIME($at) }, after you opened this screen. Write { $mine } instead?
review-overwrite-button = Write { $mine }
review-evidence-button = Get file { $number }
review-evidence-link-button = Open link { $number }

review-close-sure = Close the verification of { $unit }: self-score { NUMBER($own) } points, verified <b>{ NUMBER($points) } points</b>, { $changed } criteria changed? The unit is told at once, with every change and reason.
review-close-now-button = Yes, close
review-closed = The verification of { $unit } is closed and the unit was told.
review-moved-on = Somebody else has just changed this verification, so it was not closed. Please look again and press once more.
review-return-ask = Return the self-score to { $unit }. Please type what has to be mended; the unit will read it. What was decided stays for criteria that it leaves unchanged.
review-returned = The self-score was returned to { $unit }, and the unit was told.
review-resume-ask = Take up the verification of { $unit } again. Please type the reason; when it is closed again, the unit is told the new result.
review-resumed = The verification of { $unit } is open again.

refused-own-verification = You do not verify your own unit's self-score. The lead unit's is verified by the deputy unit, the others' by the lead unit.
refused-not-handed-in = { $unit } has not handed in, or has opened its self-score again, so it cannot be verified yet.
refused-verification-closed = This self-score has been verified. To change it, press “Verify again”.
refused-undecided = { $count } criteria are undecided. Please look at all of them, then close.
refused-verified = The self-score has been verified and cannot be changed any more. If something is not right, please turn to the secretariat.

notice-verified =
    <b>Result of the verification – { $unit }, { $year }</b>
    Self-score: { NUMBER($own) } points
    Verified: <b>{ NUMBER($points) }</b>/{ NUMBER($most) } points
notice-verified-same = No criterion was changed.
notice-verified-changes =
    Criteria that were changed:
    { $lines }
notice-verified-more = … and { $count } more, in the attached workbook.
verified-line = { $code }: { $own } → { $points }. Reason: { $reason }
notice-verified-others = The self-score of { $unit } for { $year } has been verified.
notice-go-review-button = Verify
score-verified = Verified at { MOMENT($at) }: self-score { NUMBER($own) } points, verified <b>{ NUMBER($points) } points</b>, { $changed } criteria changed.
score-verified-button = Verification
score-verified-title = <b>Result of the verification</b> – { $unit }, { $year }
score-verdict-line = Verified: <b>{ $points }</b>.
score-verdict-because = Verified: <b>{ $points }</b>. Reason: { $reason }
copy-column-verified = Verified points
copy-column-reason = Reason of the change
copy-verified = Verified: { NUMBER($points) }/{ NUMBER($most) } points, closed at { MOMENT($at) }

progress-verified = ✓ { $unit }: verified
command-thamdinh = Verify self-scores
