# Fields
field-name = Name
field-phone = Phone
field-email = Email
field-notes = Notes
field-location = Location
id-line = Kinbox ID: <code>{ $id }</code>
line-guessed = { $label }: { $value } ❔
line = { $label }: { $value }
private-mark = 🔒 Private: in Kinbox, only people with permission see it

# Lines of the notes
note-organisation = Company
note-title = Title
note-nickname = Nickname
note-phone = Phone
note-fax = Fax
note-email = Email
note-url = Website
note-handle = Profile
note-location = Address

# The form
new-contact = <b>New contact</b>{ $details }
editing = <b>Editing</b> · { $field }
filled-in = <b>Ready to save</b>
guessed = <i>❔ My guess from the text: please check before saving.</i>
ask-name = What is their name?
ask-phone = What is their phone number?
hint-phone = With area code, for example <code>{ $example }</code>
ask-email = What is their email?
ask-notes = Anything to note?
ask-location = What is the location? Type it, or send a pin with 📎.
ask-own = And <b>{ $name }</b>?
no-way-to-reach = No phone and no email: it will be hard to reach this person later.
cancelled = { $named ->
    [no] Cancelled. Nothing was sent to Kinbox.
   *[yes] Cancelled: <b>{ $name }</b>. Nothing was sent to Kinbox.
}
parked = <b>Contact on hold</b>
noted = <i>Added to the notes.</i>
note-or-contact = Is “{ $text }” a note for this contact, or a new contact?
too-many-drafts = You already have 50 unfinished contacts. Save or cancel some, then send this one again: it's still here in the chat.
rejected-because = Kinbox didn't accept it: <i>{ $reason }</i>
nothing-to-cancel = There is no contact open. To start one, tap /newcontact.
unknown-command = I do not know that command. /help shows what I can do.
no-form = To add a contact, tap /newcontact. I also read a shared contact, a text with a phone or an email, and .vcf or .csv files.

# What could not be read
problem-name-empty = I could not find a name in that message. Write, for example, <i>Mary Smith</i>.
problem-name-too-long = { $excess ->
    [one] The name is over the limit of 128 characters: please cut { $excess } character.
   *[other] The name is over the limit of 128 characters: please cut { $excess } characters.
}
problem-name-needed = The name is the one thing that cannot be skipped.
problem-phone-no-digits = I could not find a phone number in that message. Write it with the area code, for example <code>{ $example }</code>.
problem-phone-no-area-code = The area code is missing in <b>{ $text }</b>. Write it too, for example <code>{ $example }</code>.
problem-phone-missing-ninth = That looks like a mobile without its leading 9. Is it <b>{ $suggestion }</b>?
problem-phone-too-short = <b>{ $text }</b> is missing some digits. A whole number looks like <code>{ $example }</code>.
problem-phone-too-long = <b>{ $text }</b> has too many digits. A whole number looks like <code>{ $example }</code>.
problem-phone-invalid = <b>{ $text }</b> does not look like a number that exists. Please check it, for example <code>{ $example }</code>.
problem-phone-several = I found more than one phone number. Send just one; the other can go into the notes.
problem-email-malformed = <b>{ $text }</b> does not look like an email. It should be like <code>name@company.com</code>.
problem-email-typo = Did you mean <b>{ $suggestion }</b>?
problem-email-too-long = The email is over the limit of 100 characters.
problem-notes-empty = I could not find any text in that message. Write the note, or tap “Skip”.
problem-notes-full = This contact's notes are full: that didn't fit any more.
problem-notes-too-long = { $excess ->
    [one] The note is over the limit of 4096 characters: please cut { $excess } character.
   *[other] The note is over the limit of 4096 characters: please cut { $excess } characters.
}
problem-location-empty = I found no location in that message. Type the address or the name of the place.
problem-location-too-long = { $excess ->
    [one] The location is over the limit of 200 characters: remove { $excess } character.
   *[other] The location is over the limit of 200 characters: remove { $excess } characters.
}
problem-own-empty = I found no text in that message. Please type the answer.
problem-own-too-long = { $excess ->
    [one] The answer is over the limit of 500 characters: remove { $excess } character.
   *[other] The answer is over the limit of 500 characters: remove { $excess } characters.
}
problem-own-not-an-option = <b>{ $text }</b> is not one of the options. Please choose one of them.
problem-own-needed = Your team does not leave this field empty.
problem-nothing-found = I found neither a phone nor an email in the corrected text, so I left the contact as it was.
problem-not-text = I cannot read that. Please answer with text.
problem-choose-first = Please choose one of the options below first.
problem-use-buttons = To save or to change a field, use the buttons below.

# Already there
duplicate-title = <b>This contact is already there</b>
duplicate-added = <b>{ $name }</b> · added by { $rep } on { $day }
duplicate-on-its-way = <b>{ $name }</b> · saved by { $rep } on { $day }, on its way to Kinbox
duplicate-in-kinbox = <b>{ $name }</b> · in Kinbox
duplicate-question = What shall I do with <b>{ $name }</b>?

# Buttons
button-save = Save
button-skip = Skip
button-keep-value = Keep it
button-back = Back
button-cancel = Cancel
button-clear = Remove
button-edit-name = Edit name
button-edit-phone = Edit phone
button-edit-email = Edit email
button-edit-notes = Edit notes
button-edit-location = Location
button-edit-own = Edit { $name }
button-show = Show
button-save-anyway = Save anyway
button-add-note = Add my note to it
button-private-off = Private: off
button-private-on = Private: on
button-use = Use { $suggestion }
button-keep-this = Keep { $text }
button-keep = Keep as typed
button-undo = Undo
button-undo-note = Take it out of the notes
button-as-note = It's a note
button-as-contact = It's a new contact
button-continue = Go on with the contact
button-add-another = Add another
button-open = Open in Kinbox
button-whatsapp = WhatsApp
button-copy-phone = Copy phone
button-copy-email = Copy email
button-fix = Correct it
button-discard = Discard
button-it-is-there = It is there
button-send-again = Send again
button-retry = Try again: { $id }
button-go-private = Go on in private

# After saving
sending = <b>Sending to Kinbox…</b>
created = <b>Contact created in Kinbox</b>
waiting = <b>Safe with me; not in Kinbox yet.</b>
    I keep trying and will tell you here.
checking = <b>Safe with me. I'm checking whether it reached Kinbox.</b>
    There's nothing to do: I'll tell you here.
no-access = <b>Safe with me; not in Kinbox yet.</b>
    Kinbox refused the bot's key. I have told the person in charge; as soon as it works again I send it and tell you here.
rejected = <b>Kinbox did not accept this contact.</b>
rejected-reason = What it answered: <i>{ $reason }</i>
rejected-what-now = Nothing is lost: tap “Correct it” to change it and save again.
undecided = <b>I could not find out whether this contact reached Kinbox.</b>
    Please look for it there and tell me: is it there, or shall I send it again?
aside = <b>This contact is still not in Kinbox, and I have stopped trying by myself.</b>
    It is safe with me, and the person in charge of the bot knows.
settled = <b>Good: it is in Kinbox.</b>
sending-again = <b>Sending to Kinbox again…</b>
shared = <b>New contact in Kinbox</b>
shared-many = <b>{ $count } new contacts in Kinbox</b>
shared-one = <b>{ $name }</b>{ $phone ->
    [none] {""}
   *[other] {" "}· { $phone }
} · by { $rep }
added-by = Added by { $name }
private-shared = 🔒 A private contact: its details are in Kinbox only.

# Changes to who is in Kinbox already
update-sending = <b>Updating { $name } in Kinbox…</b>
update-noted = Done: I added your note to <b>{ $name }</b> in Kinbox.
update-updated = Done: I updated <b>{ $name }</b> in Kinbox.
update-failed = I could not change <b>{ $name }</b> in Kinbox. Please make that change there.
correction-offer = <b>{ $name }</b> is in Kinbox already. Shall I change it there too?
correction-too-late = <b>{ $name }</b> is in Kinbox already, and I can no longer change it from here. Please make that change there.
correction-wait = <b>{ $name }</b> is on its way to Kinbox. Once it is there, edit again and I will change it.
correction-left = All right, I left <b>{ $name }</b> as it was.
button-correct = Change it in Kinbox
button-leave = Leave it as it is

# Event
event-on = Noted: today your contacts get the origin <b>{ $name }</b>. After each one you save I open the next; to end it: /event off
event-off = All right, the event <b>{ $name }</b> is over. Contacts saved: { $count }.
event-now = You are at <b>{ $name }</b>. Contacts saved so far: { $count }. To end it: /event off
event-none = No event is going on.
event-how = Write the name of the event with it: <code>/event Book Fair</code>. For the day, your contacts get that origin, one after the other.
event-too-long = { $excess ->
    [one] The event's name is over the limit of 100 characters: remove { $excess } character.
   *[other] The event's name is over the limit of 100 characters: remove { $excess } characters.
}

# Many contacts at once
import-file = { $count ->
    [one] <b>{ $count } contact in { $file }</b>
   *[other] <b>{ $count } contacts in { $file }</b>
}
import-cards = { $count ->
    [one] <b>{ $count } contact</b>
   *[other] <b>{ $count } contacts</b>
}
import-row = { $name } · { $reach }
import-more = … and { $count } more
import-left-out = { $count ->
    [one] <b>{ $count } is left out:</b>
   *[other] <b>{ $count } are left out:</b>
}
import-wrong = no. { $row }: { $problem }
import-none-good = There is nothing to import like this. Please correct the file and send it again.
import-shared-cards = shared contacts
import-running = <b>Importing { $file }</b>
import-paused = <b>Import of { $file } is paused</b>
import-cancelled = <b>Import of { $file } is cancelled</b>
import-done = <b>Import of { $file } is done</b>
import-bar = { $bar }
import-created = In Kinbox: { $count }
import-failed = Left out: { $count }
import-waiting = To go: { $count }
import-see-file = The file below gives the reason for each one that was left out. Correct it and send it back.
button-import = Import { $count }
button-pause = Pause
button-resume = Go on
shared-elsewhere = { $name } has added a contact to Kinbox.
shared-import = <b>{ $count } contacts imported into Kinbox</b>
    { $file }
    Added by { $name }
file-empty = There is nothing in that file.
file-no-contacts = I found no contacts in that file. I read .vcf, and .csv with a name and a phone or an email.
file-too-long = That file is over the limit of 5,000 contacts or 2 MB. Please split it and send one part at a time.
file-too-hard = I couldn't read that file: it's too heavy for me. Please export it again as .csv or .vcf, or split it, and send it once more.
file-gone = Telegram did not hand me that file. Please send it again.
file-spreadsheet = I read spreadsheets as CSV. Please save it as .csv and send it again.
failed-file-name = left-out.csv
column-line = Line
column-name = Name
column-phone = Phone
column-email = Email
column-location = Location
column-notes = Notes
column-reason = Reason
row-phone-no-digits = the phone has no digits
row-phone-no-area-code = the phone lacks its area code
row-phone-missing-ninth = the mobile lacks its 9
row-phone-too-short = the phone lacks digits
row-phone-too-long = the phone has too many digits
row-phone-invalid = there is no such phone
row-phone-several = there is more than one phone in the field
row-phone-rounded = the spreadsheet has rounded the phone
row-email-malformed = the email is not complete
row-email-too-long = the email is over 100 characters
row-no-name = the name is missing
row-name-too-long = the name is over 128 characters
row-notes-too-long = the notes are over 4096 characters
row-twice-in-file = twice: the same phone or email as one above
row-vcard-unfinished = the card is cut off
row-vcard-empty = the card is empty
row-vcard-group = it is a list of contacts, not a contact
row-known = already there
row-rejected = Kinbox did not accept it
row-undecided = I could not find out whether it arrived; please look in Kinbox
row-gave-up = Kinbox did not answer for three days
row-unreadable = I could not read it
row-kinbox = Kinbox did not accept it: { $reason }
row-suggestion = { $problem }; is it { $suggestion }?

# Toasts
toast-closed = This card is closed.
toast-old = This card is out of date. Please use the newest one.
toast-on-its-way = Got it already, it is on its way to Kinbox.
toast-not-yours = This is not your form.
toast-not-allowed = This bot is for the team only.
toast-retrying = All right, I will try again.

# Commands
command-newcontact = Add a contact to Kinbox
command-event = A day at a fair: one contact after the other
command-cancel = Cancel the open contact
command-pending = What is not in Kinbox yet
command-recent = Your last 10 contacts
command-language = Change the language
command-id = Show your Telegram ID
command-jobs = What waits and what went wrong
command-help = How it works
help = I add contacts to Kinbox: you answer a few questions, check and save.
    Quicker still: share the contact with me, paste a text with a phone or an email, or write it all at once: <code>/newcontact Ana Lima, ana@example.com</code>. In reply to a message, /newcontact reads what is in it.
    What you saved stays safe with me until Kinbox confirms it, even while Kinbox is away.
    To correct an answer, edit your message or use the buttons of the card.
help-command = /{ $command } – { $description }
your-id = Your Telegram ID: <code>{ $id }</code>
chat-id = ID of this group: <code>{ $id }</code>
pending-none = Everything is in Kinbox. Nothing is waiting.
pending-title = <b>Not in Kinbox yet</b>
pending-waiting = <b>{ $name }</b>: waiting, I keep trying
pending-no-access = <b>{ $name }</b>: Kinbox refused the bot's key; the person in charge knows
pending-rejected = <b>{ $name }</b>: not accepted by Kinbox
pending-undecided = <b>{ $name }</b>: may be there or not; please look in Kinbox
pending-aside = <b>{ $name }</b>: I stopped trying; the person in charge knows
pending-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
button-fix-one = Correct: { $name }
recent-none = You have not added any contacts here yet. To start, tap /newcontact.
recent-title = <b>Your last contacts</b>
recent-line = { $day } · <b>{ $name }</b>{ $phone ->
    [none] {""}
   *[other] {" "}· { $phone }
}
choose-language = Which language shall we speak?
language-chosen = Done, I speak English now.
stranger = This bot is for the team only. If you belong to it, give this number to the person in charge of the bot: <code>{ $id }</code>
anonymous-admin = As an anonymous admin I cannot know who you are. Please go on with me in private.
may-not-write = I may not write to you yet. Tap the button to go on in private.
only-in-private = I show that only in private.
trouble = Something went wrong here with your last message. What you filled in is safe: tap /newcontact to go on.

# For admins
admin-kinbox-no-access = ⚠️ Kinbox refused the bot's key ({ $detail }). Saved contacts are kept and go out as soon as the key works again. Please check KINBOX_API_TOKEN and KINBOX_API_URL.
admin-kinbox-down = ⚠️ Kinbox is not answering. Saved contacts are kept and go out by themselves when it is back.
admin-waiting = { $count ->
    [one] { $count } contact is waiting.
   *[other] { $count } contacts are waiting.
}
admin-kinbox-back = ✅ Kinbox accepts the bot again. The contacts that waited are being sent.
admin-members-unreadable = ⚠️ I can't see who is in the group { $detail }, so nobody there gets in. Make the member list visible, or make me an administrator of the group.
admin-share-failed = ⚠️ I could not post a contact in the group { $detail }. The contact is in Kinbox.
admin-update-aside = ⚠️ I could not handle a message and set it aside ({ $detail }).
admin-job-aside = ⚠️ I stopped trying to send a contact after 72 hours ({ $detail }). It is kept.
jobs-title = <b>What is waiting</b>
jobs-none = Nothing is waiting.
jobs-updates = messages waiting: { $count }
jobs-line = { $kind } · { $state }: { $count }
jobs-aside-title = <b>What I set aside</b>
jobs-aside-line = { $id } · { $about } { $name } · { $reason } · { $since }
