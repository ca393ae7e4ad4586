# Home, help, personal settings, and sentences that are used everywhere.

bot-description =
    The emulation assistant helps the staff of an emulation cluster to ask about the rules, with clear legal grounds, and to follow the work of the emulation year.
    Press START to begin.
bot-short-description = The assistant of the staff who work on emulation and commendation in the cluster.

home-title = <b>Emulation assistant</b>
home-guest =
    Welcome. You may type a question about emulation and commendation at once, in Vietnamese; the Assistant answers with the legal grounds.
    If you already have an invitation from the cluster, please open its link or scan its QR code to take up your role.
home-roles =
    Welcome. Your role:
    { $roles }
home-season = Emulation year { $year }: { $units } units; the lead unit is { $lead }.
home-no-season = No emulation year is open at present.

home-button = Home
back-button = Back
previous-button = ‹ Previous
next-button = Next ›
resume-button = Resume my work
continue-button = Continue
keep-button = No, keep it
setup-button = Set up the cluster
ask-button = Ask about the rules
cluster-button = Emulation cluster
people-button = Members
invitations-button = Invitations
mine-button = Settings
help-button = Help
private-button = Open a private chat

help-title = <b>Help</b>
help-ask =
    <b>Asking about the rules.</b> Type your question in Vietnamese as you would in a message, with or without diacritics; abbreviations are understood. For example: “tiêu chuẩn cờ thi đua của Chính phủ”, “ho so khen thuong gom gi”, “điều 25 khoản 2”.
    Each answer names the document, the article, the clause and their validity. Where there are no grounds for an answer, the Assistant says so.
help-guest =
    <b>Joining the cluster.</b> The secretariat sends you an invitation link or a QR code. Please open it, check the unit and the role, then press “Accept”.
help-member =
    <b>Emulation cluster.</b> /cum shows the units, the lead unit and the deputy unit of each year.
help-work =
    <b>Scores and deadlines.</b> /nop to score and hand in, /hanchot for deadlines and what is owed, /tiendo for who has handed in, /bangtieuchi for this year's criteria sheet.
help-secretariat =
    <b>For the secretariat.</b> /moi makes invitations, for one role or for all units; /thanhvien shows who holds which role, and lets you withdraw a role when needed.
help-hands =
    <b>Good to know.</b> On a screen that does not wait for text, you may type 1, 2 or 3 instead of pressing the first, second or third button. /huy cancels what you are doing, /batdau leads home.

mine-title = <b>My settings</b>
mine-kept =
    What the Assistant keeps about you: your Telegram number and display name ({ $name }), the day of your first chat ({ DATE($since) }), your language and the roles below. The content of messages is deleted { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after they are answered. Questions about the rules are noted apart, without a name, and emptied after { $questions ->
        [one] { $questions } day
       *[other] { $questions } days
    }; only if you pass one on to the secretariat does the Assistant remember whom to tell, until that is done.
    Roles:
    { $roles }
role-guest = Guest
language-button = English / Tiếng Việt
language-changed = From now on the Assistant answers in English. Digests of the law remain in Vietnamese.
leave-role-button = Step down
forget-button = Delete my data
leave-title = <b>Step down from a role</b>
leave-which = Which role do you wish to step down from?
leave-sure = Do you wish to step down from the role “{ $role }”? To return later, you will need a new invitation.
leave-now-button = Yes, step down
left = You have stepped down from the role. Thank you; you are still welcome to ask about the rules.
forget-title = <b>Delete my data</b>
forget-sure =
    The Assistant will delete your name, your Telegram number and the content of your messages, and end all your roles. Only an internal number stays in the log, and nothing tells whose it was.
    This cannot be undone.
forget-now-button = Delete everything
forgotten = Your data has been deleted. You are welcome to write to the Assistant again at any time, as a new guest.

command-batdau = Go to the home screen
command-hoi = Ask about emulation and commendation rules
command-cum = Units and emulation years
command-thanhvien = Members and roles
command-moi = Invite people to the cluster
command-caidat = My settings
command-trogiup = How to use the Assistant
command-huy = Cancel what you are doing
command-unknown = The Assistant does not know this command. Please use the buttons below, or type /trogiup.

cancelled = Cancelled. Whatever you sent before has been kept.
done-toast = Done
screen-was-old = That screen was out of date. This is the present one.
screen-gone = The screen you were on no longer exists, so the Assistant has brought you home.
button-unknown = This button can no longer be used. Please use the latest screen.
forwarded-not-taken = The Assistant does not take forwarded messages as answers. Please type the text yourself.
voice-not-taken = The Assistant cannot listen to voice messages yet. Please type instead; a few words will do.
file-not-taken = The Assistant does not need a file or a picture at this point and has not kept it. Please follow the screen below.
file-gone = Telegram no longer holds this file, so the Assistant could not fetch it. Please send it again; everything saved so far is still there.
file-too-large = This file is larger than { $most } MB, so the Assistant could not take it. Please compress it, split it, or send a link; everything saved so far is still there.
kind-not-taken = The Assistant reads text messages only. Please type your message.
edit-not-taken = You have edited a message that was already sent. The Assistant keeps what it said before; to change something, please send a new message.
refused-too-long = This message is too long and was not taken. Please shorten it to { $most } characters and send it again; your work so far is kept.

group-private = The Assistant would rather discuss this with you in private. Please press the button below.
group-help = In a group the Assistant answers questions about the rules: type /hoi and then the question. Personal matters are for the private chat.
group-ask = Please type your question right after the command, for example: /hoi tiêu chuẩn cờ thi đua của Chính phủ
