# People and units: roles, invitations, emulation years, permissions.

role-owner = Administrator
role-secretariat = Secretariat
role-leader = Unit leader
role-specialist = Specialist
role-observer = Observer
role-of-unit = { $role } – { $unit }

office-lead = lead unit
office-deputy = deputy unit
office-member = member

refused-guest = This is for members of the cluster. Please ask the secretariat for an invitation.
refused-role = Your role does not allow this. If you need it, please contact the secretariat or the administrator.

offer-title = <b>Invitation to the emulation cluster</b>
offer =
    You are invited to take the role:
    <b>{ $role }</b>
    If this is you, please press “Accept”. The secretariat will be told at once.
offer-secret = Please note: secret documents must not be sent through the Assistant.
accept-button = Accept
decline-button = This is not me
offer-declined = The Assistant has recorded no role. The invitation remains valid for the right person.
joined = Welcome. From now on your role is “{ $role }”.
joined-secretariat = Welcome. From now on your role is “{ $role }”. “Invitations” helps you to invite the units.
owner-welcome = Welcome. From now on you are the administrator of the Assistant. If the cluster has not been set up yet, please press “Set up the cluster”.
code-wrong =
    This code cannot be used: it may have expired, been used up, been withdrawn, or been mistyped.
    Please ask whoever sent it to you for a new one.
refused-codes-locked = Several wrong codes have been tried, so the Assistant takes no codes for a while. Please try again from { TIME($until) }.
refused-invitation-over = This invitation is no longer valid. Please ask the secretariat for a new one.
refused-invitation-form = This invitation is incomplete: a unit’s role needs its unit, and the number of uses is from 1 to { $most }. Please choose again.
refused-role-held = You already hold this role; there is no need to take it again.
refused-other-unit = You hold a role for { $unit }. Each person acts for one unit only; if you have moved, please step down from the old role in /caidat first.
refused-role-ended = This role had already ended; there is nothing more for you to do.
refused-last-owner = This is the only administrator, who cannot step down yet. Please invite another administrator first.
refused-forget-owner = You are an administrator, so your data cannot be deleted yet. Please hand over and step down from this role first.

setup-title = <b>Setting up the cluster · step 1/4: units</b>
setup-units =
    { $count ->
        [one] There is { $count } unit on the list.
       *[other] There are { $count } units on the list.
    } Press a name to change or remove it; press “Add a unit” if one is missing; then press “Continue”.
setup-unit =
    <b>{ $unit }</b>
    Type a new name to rename the unit, or press the button below to remove it from the list.
setup-unit-removed = { $unit } has been removed from the list.
setup-add = Please type the name of the unit to add, for example: Ninh Bình.
setup-year =
    <b>Setting up the cluster · step 2/4: emulation year</b>
    Which emulation year do you start with? Please press a button or type the year.
setup-lead =
    <b>Setting up the cluster · step 3/4: lead unit</b>
    Which unit is the lead unit of { $year }?
setup-deputy = Which unit is the deputy unit?
setup-confirm =
    <b>Setting up the cluster · step 4/4: check</b>
    Emulation year: { $year }
    Lead unit: { $lead }
    Deputy unit: { $deputy }
    Units:
    { $units }
set-up-button = Open the year
setup-done = Emulation year { $year } is open. Next step: invite the staff of the units.
add-unit-button = Add a unit
remove-unit-button = Remove this unit
no-deputy-button = No deputy unit yet
unit-name = { $unit }
year = { $year }
count = { $count }
refused-unit-name = This name cannot be used: a unit’s name needs letters, on one line, with at most { $longest } characters. For example: Nghệ An.
refused-no-unit = This unit is not in the cluster or has left it. Please choose another one.
refused-no-units = The cluster has no units yet. Please set up the cluster first.
refused-unit-taken = The name “{ $name }” already stands for { $unit }. Please choose another.
refused-too-many-units = The list already has { $most } units and takes no more. If needed, please remove another unit first.
refused-set-up-before = The cluster has already been set up. To change it, please open “Emulation cluster”.
refused-year = This is not a usable year. Please type the year with four digits, for example: 2026.
refused-no-season = There is no such emulation year. Please check it under “Emulation cluster”.
refused-season-exists = Emulation year { $year } already exists. Please choose another year.
refused-season-open = Emulation year { $year } is still open. Please end it before opening a new one.
refused-season-closed = Emulation year { $year } has ended and can no longer be changed. If needed, please open a new one.
refused-season-members = An emulation year needs at least two different units. Please add units, then continue.
refused-same-officers = The lead unit and the deputy unit must be two different units. Please choose again.
refused-officer-no-member = The lead unit and the deputy unit must take part in the emulation year. Please choose again.
refused-nominee-no-member = Only a unit that took part in that emulation year can be recorded as nominated. Please choose another unit.
refused-nominated-before = A unit has already been recorded as nominated for this award in this year. Please check it under “Emulation cluster”.

no-season = The cluster has no emulation year yet. The secretariat opens the first one with “Set up the cluster” on the home screen.
season-open-title = <b>Emulation year { $year }</b> · open
season-closed-title = <b>Emulation year { $year }</b> · ended
season-planned-title = <b>Emulation year { $year }</b> · in preparation
season-units = { $rows }
season-unit = • { $unit }
season-officer = • { $unit } · <b>{ $office }</b>
units-button = Change units
officers-button = Change lead, deputy
close-season-button = End the year
new-season-button = Open a new year
units-title = <b>Units of the cluster</b>
units-help = Press a unit to rename it or to take it out of the cluster. The Assistant still understands a unit’s old name.
unit-rename =
    <b>{ $unit }</b>
    Other names the Assistant understands:
    { $aliases }
    Type a new name to rename the unit.
unit-renamed = The unit is now called { $unit }.
retire-unit-button = Take out of cluster
unit-retire-sure = Take { $unit } out of the cluster? Its results of earlier years are kept.
retire-now-button = Yes, take it out
unit-retired = { $unit } has been taken out of the cluster.
refused-retire-in-season = { $unit } takes part in an emulation year that has not ended, so it cannot leave the cluster yet. Please end the year first.
unit-add = Please type the name of the unit to add to the cluster, for example: Ninh Bình.
unit-added = { $unit } has been added. It takes part from the next emulation year that is opened.
season-new =
    <b>Opening a new emulation year</b>
    Which year? Please press a button or type the year. All present units of the cluster will take part.
season-lead = Which unit is the lead unit?
season-saved = Emulation year { $year } has been recorded with the lead and deputy units you chose.
season-close-sure = End emulation year { $year }? After that, its units, lead unit and deputy unit can no longer be changed.
close-now-button = Yes, end this year
season-closed = Emulation year { $year } has ended.

people-title = <b>Members of the cluster</b>
people-help = Press a unit to see who holds which role.
people-unit = { $unit } ({ $count })
people-cluster-button = Cluster-wide roles
people-of-unit = <b>Members · { $unit }</b>
people-of-cluster = <b>Cluster-wide roles</b>
people-lines = { $lines }
people-line = • { $role }: { $name }
people-line-unreachable = • { $role }: { $name } (cannot be reached yet)
people-nobody = Nobody yet. The secretariat can invite people under “Invitations”.
person-name = { $name }
person-nameless = No name ({ $number })
person-detail =
    <b>{ $name }</b>
    { $role }, since { DATE($since) }.
end-role-button = Withdraw the role
end-sure = Withdraw the role “{ $role }” from { $name }? They will be told at once.
end-now-button = Yes, withdraw
role-ended-done = The role “{ $role }” has been withdrawn from { $name }.

invitations-title = <b>Invitations to the cluster</b>
invitations-help =
    { $count ->
        [0] There are no open invitations.
        [one] { $count } invitation can still be used; press it to see it, make a new link or withdraw it.
       *[other] { $count } invitations can still be used; press one to see it, make a new link or withdraw it.
    }
invitation-short = { $role } ({ $left })
invite-button = New invitation
invite-all-button = Invite all units
invite-role = Which role is the invitation for?
invite-unit = Which unit is the invitation for?
invite-count = How many times may this invitation be used? Each person who takes the role uses it once.
invite-all =
    <b>Invite all units</b>
    The Assistant will make a sheet with QR codes for { $units } units: for each unit one invitation for specialists and one for the leader.
    How many specialists does each unit have?
invitation-link =
    <b>Invitation: { $role }</b>
    { $uses ->
        [one] May be used once
       *[other] May be used { $uses } times
    }, until { MOMENT($until) }.
    { $link }
    Please send it privately to the right person: anybody with this link can take the role above.
invitation-sent = The invitation link is in the message below. If you do not see it, please press “Make a new link”.
invitation-detail =
    <b>{ $role }</b>
    Used { $used } of { $allowed }, valid until { MOMENT($until) }.
invitation-again = For safety the Assistant does not keep the code in a readable form. Once a new link is made, the old one no longer works.
renew-button = Make a new link
revoke-button = Withdraw invitation
invitation-revoked = The invitation has been withdrawn. The old link no longer works.
sheet-sent = { $count ->
        [one] { $count } invitation has been made.
       *[other] { $count } invitations have been made.
    } The sheet with QR codes is in the file below; if you do not see it, please press “Invite all units” again.
sheet-file = invitations.html
sheet-caption = The sheet of invitations, to print and cut. Please keep it private: anybody with a code can take the role written on it.
sheet-title = Invitations to the cluster’s emulation assistant
sheet-warning = Please cut out each card and hand it to the right person. They scan the code with a phone that has Telegram, check the role, then press “Accept”.
sheet-term = { $uses ->
        [one] May be used once
       *[other] May be used { $uses } times
    }, until { MOMENT($until) }.

notice-joined =
    <b>New member</b>
    { $name } took the role “{ $role }” at { MOMENT($at) }. If this is not the right person, please withdraw the role at once.
notice-role-ended = Your role “{ $role }” has been withdrawn. If this is a mistake, please contact the secretariat. You may still ask about the rules as before.
