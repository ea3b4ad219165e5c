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
new-contact = <b>New contact</b>
editing = <b>Editing</b> · { $field }
filled-in = <b>Ready to save</b>
correcting = <b>Correcting what is in Kinbox</b>
correcting-waiting = <b>Correcting a contact on its way to Kinbox</b>
guessed = <i>❔ My guess from the text: please check before saving.</i>
ask-name = What is their name?
ask-phone = What is their phone number?
hint-phone = With area code, for example <code>{ $example }</code>
ask-email = What is their email?
ask-notes = Anything to note?
ask-location = What is the location? Type it, or send a pin with 📎.
ask-own = <b>{ $name }</b>:
hint-own-multi-select = Tap all that apply, then “Done”.
hint-own-date = For example: <code>11/25/2026</code>
hint-own-day = For example: <code>11/25/2026</code>
hint-own-datetime = For example: <code>11/25/2026 2:30 pm</code>
yes = Yes
no = No
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
nothing-to-cancel = There's no contact open. To start one, tap /newcontact.
unknown-command = I don't know that command. /help shows what I can do.
no-form = To add a contact, tap /newcontact. I also read a shared contact, a text with a phone or an email, and .vcf, .csv or .xlsx files.
greeting = Hi! I bring contacts to Kinbox. The quickest ways: share a contact with me, paste a text with a phone or an email, or send a .vcf, .csv or .xlsx file.
    Or answer here, one question at a time:

# What could not be read
problem-name-empty = I couldn't find a name in that message. Write, for example, <i>Mary Smith</i>.
problem-name-no-letter = There is no letter in <b>{ $text }</b>. What is their name? For example, <i>Mary Smith</i>.
problem-name-too-long = { $excess ->
    [one] The name is over the limit of 128 characters: please cut { $excess } character.
   *[other] The name is over the limit of 128 characters: please cut { $excess } characters.
}
problem-name-needed = The name is required.
problem-phone-no-digits = I couldn't find a phone number in that message. Write it with the area code, for example <code>{ $example }</code>.
problem-phone-no-area-code = The area code is missing in <b>{ $text }</b>. Write it too, for example <code>{ $example }</code>.
problem-phone-missing-ninth = That looks like a mobile without its leading 9. Is it <b>{ $suggestion }</b>?
problem-phone-too-short = <b>{ $text }</b> is missing some digits. A complete phone number looks like <code>{ $example }</code>.
problem-phone-too-long = <b>{ $text }</b> has too many digits. A complete phone number looks like <code>{ $example }</code>.
problem-phone-invalid = <b>{ $text }</b> isn't a valid number. Format: <code>{ $example }</code>.
problem-phone-several = I found more than one phone number. Send just one; the other can go into the notes.
problem-phone-north-american = That number is written as in the US or Canada. Is it <b>{ $suggestion }</b>?
problem-email-malformed = <b>{ $text }</b> doesn't look like an email. It should be like <code>name@company.com</code>.
problem-email-typo = Did you mean <b>{ $suggestion }</b>?
problem-email-too-long = The email is over the limit of 100 characters.
problem-notes-empty = I couldn't find any text in that message. Write the note, or tap “Skip”.
problem-notes-full = This contact's notes are full: that didn't fit any more.
problem-notes-too-long = { $excess ->
    [one] The note is over the limit of 4096 characters: please cut { $excess } character.
   *[other] The note is over the limit of 4096 characters: please cut { $excess } characters.
}
problem-location-empty = I found no location in that message. Type the address or the name of the place.
problem-location-too-long = { $excess ->
    [one] The location is over the limit of 200 characters: please cut { $excess } character.
   *[other] The location is over the limit of 200 characters: please cut { $excess } characters.
}
problem-own-empty = I found no text in that message. Please type the answer.
problem-own-too-long = { $excess ->
    [one] The answer is over the limit of 500 characters: please cut { $excess } character.
   *[other] The answer is over the limit of 500 characters: please cut { $excess } characters.
}
problem-own-not-an-option = <b>{ $text }</b> isn't one of the options. Please choose one of them.
problem-own-not-a-number = I couldn't read <b>{ $text }</b> as a number. Please type just the number, for example <code>1250.50</code>.
problem-own-not-yes-no = I couldn't read <b>{ $text }</b>. Please answer yes or no.
problem-own-not-a-day = I couldn't read <b>{ $text }</b> as a date. Please type month, day and year, for example <code>11/25/2026</code>.
problem-own-not-a-moment = I couldn't read <b>{ $text }</b>. Please type the date and the time, for example <code>11/25/2026 2:30 pm</code>.
problem-own-needed = Your team requires this field.
problem-nothing-found = I found neither a phone nor an email in the corrected text, so I left the contact as it was.
problem-not-text = I can't read that. Please answer with text.
problem-choose-first = Please choose one of the options below first.
problem-use-buttons = To save or to change a field, use the buttons below.

# Already there
duplicate-title = <b>This contact already exists</b>
duplicate-added = <b>{ $name }</b> · added by { $rep } on { $day }
duplicate-on-its-way = <b>{ $name }</b> · saved by { $rep } on { $day }, on its way to Kinbox
duplicate-in-kinbox = <b>{ $name }</b> · in Kinbox
duplicate-question = What about the details of <b>{ $name }</b> you just sent?

# Buttons
button-save = Save
button-skip = Skip
button-keep-value = Keep this one
button-done = Done
button-back = Back
button-cancel = Cancel
button-clear = Remove
button-edit-name = Edit name
button-edit-phone = Edit phone
button-edit-email = Edit email
button-edit-notes = Edit notes
button-edit-location = Location
button-edit-own = Edit { $name }
button-save-now = Save now
button-new-contact = New contact: { $name }
offer-contact = Do you want to add <b>{ $name }</b>? If not, send the contact, a text with the phone, or /newcontact.
button-show = Show
button-save-anyway = Save anyway
button-add-note = Just add the note
button-add-to = Add to { $name }
button-private-off = Private: off
button-private-on = Private: on
button-use = Use { $suggestion }
button-keep-this = Keep { $text }
button-keep = Save in the notes
button-undo = Undo
button-undo-note = Take it out of the notes
button-as-note = It's a note
button-as-contact = It's a new contact
button-continue = Continue this contact
button-add-another = Add another
button-open = Open in Kinbox
button-whatsapp = WhatsApp
button-copy-phone = Copy phone
button-copy-email = Copy email
button-fix = Fix
button-discard = Discard
button-it-is-there = Already in Kinbox
button-send-again = Send again
button-retry = Try again: { $id }
button-go-private = Continue in private chat
button-end-event = End event

# After saving
sending = <b>Sending to Kinbox…</b>
created = <b>Saved in Kinbox ✅</b>
arrived = It reached Kinbox: <b>{ $name }</b> ✅
waiting = <b>Saved here, but not in Kinbox yet.</b>
    I'll keep trying and let you know.
checking = <b>Saved here. I'm checking whether it reached Kinbox.</b>
    There's nothing to do: I'll let you know.
no-access = <b>Saved here, but not in Kinbox yet.</b>
    Kinbox refused the bot's access. { $told ->
        [yes] I've told your admin; as soon as it works again I'll send it and let you know.
       *[no] Please tell your admin; as soon as it works again I'll send it and let you know.
    }
rejected = <b>Kinbox didn't accept this contact.</b>
rejected-reason = Kinbox's reason: <i>{ $reason }</i>
rejected-what-now = Nothing is lost: tap “Fix” to change it and save again.
undecided = <b>I couldn't find out whether this contact reached Kinbox.</b>
    Please look for it there and tell me: is it there, or should I send it again?
aside = <b>This contact still isn't in Kinbox, and I've stopped trying automatically.</b>
    { $told ->
        [yes] It's kept here, and your admin knows.
       *[no] It's kept here. Please tell your admin.
    }
settled = <b>Good: it's in Kinbox.</b>
    I'll keep checking, and tell you if it isn't.
absent = <b>This contact isn't in Kinbox.</b>
    I looked again, and the search was complete. Maybe you saw somebody else there. Shall I send it?
sending-again = <b>Sending to Kinbox again…</b>
shared = <b>New contact in Kinbox</b>
shared-many = { $count ->
    [one] <b>{ $count } new contact in Kinbox</b>
   *[other] <b>{ $count } new contacts in Kinbox</b>
}
shared-one = { $number }. <b>{ $name }</b>{ $phone ->
    [none] {""}
   *[other] {" "}· { $phone }
} · by { $rep }
added-by = Added by { $name }
corrected-by = corrected by { $name }
private-shared = 🔒 Private contact: details in Kinbox only.

# Changes to who is in Kinbox already
update-sending = <b>Updating { $name } in Kinbox…</b>
update-noted = Done: I added your note to <b>{ $name }</b> in Kinbox.
update-updated = Done: I updated <b>{ $name }</b> in Kinbox.
update-completed = Done: I filled in <b>{ $name }</b> in Kinbox.
update-filled = On the contact now: { $fields }
update-in-notes = In the notes, because the contact had another value already: { $fields }
update-notes-left = I left the notes as they were: somebody has changed them in Kinbox.
update-failed = I couldn't change <b>{ $name }</b> in Kinbox. Please make that change there.
correction-offer = <b>{ $name }</b> is in Kinbox already. Should I change it there too?
correction-too-late = <b>{ $name }</b> is in Kinbox already, and I can no longer change it from here. Please make that change there.
correction-kept = Noted: I’ll correct <b>{ $name }</b> as soon as it’s in Kinbox.
correction-offer-waiting = <b>{ $name }</b> is still on its way to Kinbox. Should I correct it once it’s there?
correction-notes-empty = I can’t delete the notes of <b>{ $name }</b> from here. Please delete them in Kinbox.
correction-left = All right, I left <b>{ $name }</b> as it was.
button-correct = Change it in Kinbox
button-leave = Leave it as it's

# Event
event-on = Event mode on: <b>{ $name }</b>. After each save I open the next contact. To end it, tap /event.
event-off = All right, the event <b>{ $name }</b> is over. Contacts saved: { $count }.
event-now = You're at <b>{ $name }</b>. Contacts saved so far: { $count }.
event-none = No event in progress.
event-ask = What is the event called? Write it, for example <i>Book Fair</i>: today's contacts will be tagged with it, and after each save I open the next.
event-how = Write the event's name with it: <code>/event Book Fair</code>. Today's contacts will be tagged with that event, and after each save I open the next.
event-too-long = { $excess ->
    [one] The event's name is over the limit of 100 characters: please cut { $excess } character.
   *[other] The event's name is over the limit of 100 characters: please cut { $excess } characters.
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
import-guessed = ❔ { $count ->
    [one] In { $count } contact I guessed something
   *[other] In { $count } contacts I guessed something
}: please check before importing.
import-left-out = { $count ->
    [one] <b>{ $count } is left out:</b>
   *[other] <b>{ $count } are left out:</b>
}
import-wrong = no. { $row }: { $problem }
import-none-good = There's nothing to import like this. Please correct the file and send it again.
import-shared-cards = shared contacts
import-running = <b>Importing { $file }</b>
import-paused = <b>Import of { $file } is paused</b>
import-cancelled = <b>Import of { $file } is cancelled</b>
import-done = <b>Import of { $file } is done</b>
import-bar = { $bar }
import-created = In Kinbox: { $count }
import-failed = Left out: { $count }
import-there = { $count ->
    [one] Already there, left out: { $count }
   *[other] Already there, left out: { $count }
}
import-name-only = { $count ->
    [one] { $count } has only a name, no phone or email.
   *[other] { $count } have only a name, no phone or email.
}
import-too-many = You have { $count } lists waiting already. Import or cancel one of them, and send this one again.
import-no-reach = name only
import-for-all = { $count ->
    [one] <b>{ $file }</b>: one answer for { $count } contact
   *[other] <b>{ $file }</b>: one answer for all { $count } contacts
}
import-over = This import has already begun or was cancelled.
import-known-how = Contacts that are already in Kinbox are left out: I check each one before sending it.
import-waiting = Remaining: { $count }
import-see-file = The file below gives the reason for each one that was left out. Correct it and send it back.
button-import = Import { $count }
button-import-all = Import all, even duplicates ({ $count })
button-import-sure = Leave out ❔ and import { $count }
button-import-suggested = Add the missing 9 and import { $count }
button-pause = Pause
button-resume = Resume
shared-elsewhere = { $name } has added a contact to Kinbox.
shared-import = <b>{ $count ->
        [one] { $count } contact
       *[other] { $count } contacts
    } imported into Kinbox</b>
    { $who }
    Added by { $name } · { $file }
file-empty = There's nothing in that file.
file-no-contacts = I found no contacts in that file. I read .vcf, and .csv or .xlsx with a name and a phone or an email.
file-too-long = That file is over the limit of 5,000 contacts or 2 MB. Please split it and send one part at a time.
file-too-hard = I couldn't read that file: it's too heavy for me. Please export it again as .csv or .vcf, or split it, and send it once more.
file-gone = I couldn't download that file. Please send it again.
file-spreadsheet = I couldn't open that spreadsheet. Please save it as .xlsx without a password, or as .csv, and send it again.
failed-file-name = left-out.csv
column-line = Line
column-name = Name
column-phone = Phone
column-email = Email
column-location = Location
column-notes = Notes
column-reason = Reason
row-phone-no-digits = the phone has no digits
row-phone-no-area-code = missing area code
row-phone-missing-ninth = missing the leading 9
row-phone-too-short = phone number too short
row-phone-too-long = phone number too long
row-phone-invalid = invalid phone number
row-phone-several = there is more than one phone in the field
row-phone-north-american = the phone is written as in the US
row-phone-rounded = the spreadsheet has rounded the phone
row-email-malformed = the email is not complete
row-email-too-long = the email is over 100 characters
row-no-name = the name is missing
row-name-too-long = the name is over 128 characters
row-notes-too-long = the notes are over 4096 characters
row-twice-in-file = duplicate of a row above
row-vcard-unfinished = the card is cut off
row-vcard-empty = the card is empty
row-vcard-group = it's a list of contacts, not a contact
row-guessed = I guessed something: please check
row-known = already exists
row-rejected = Kinbox didn't accept it
row-undecided = I couldn't find out whether it arrived; please look in Kinbox
row-gave-up = Kinbox didn't answer for three days
row-unreadable = I couldn't read it
row-kinbox = Kinbox didn't accept it: { $reason }
row-suggestion = { $problem }; is it { $suggestion }?

# Photos and voice notes
reading-photo = Reading the card…
reading-voice = Listening…
reading-later = { $count ->
    [one] Got it. { $count } photo comes before this one.
   *[other] Got it. { $count } photos come before this one.
}
photo-off = I don't read photos here. Type the phone or the email, or share the contact.
photo-little = I could read little in this photo. If you can, send another one, closer and straighter, or type what's missing.
photo-no-code = I found no QR code in this photo, and codes are all I read here. Please type the phone or the email.
photo-gone = I couldn't download that photo. Please send it again.
photo-too-large = That photo is too large for me. Please send it as a photo, not as a file.
photo-unreadable = I couldn't read that photo. Send another one, or type the phone or the email.
photo-no-contact-pix = That's a Pix payment code, not a contact.
photo-no-contact-payment = That's a payment code, not a contact.
photo-no-contact-wifi = That's a Wi-Fi code, not a contact.
photo-no-contact-boarding-pass = That's a boarding pass, not a contact.
photo-no-contact-password = That code holds a password, not a contact.
photo-no-contact-product = That's a product's code, not a contact.
voice-off = Voice notes I can't hear yet. Type the contact, or keep in the notes that there was one.
voice-little = I understood nothing in that voice note. Record it again or type, please.
voice-gone = I couldn't download that voice note. Please send it again.
voice-too-large = That voice note is too long for me. Please send a shorter one.
voice-unreadable = I couldn't write that voice note down. Please type the contact.
voice-away = The service that writes voice notes down didn't answer. Send it again in a moment, or type the contact.
voice-note = Voice note of { $length }, { $moment }
button-keep-voice = Keep in the notes

# Toasts
toast-picked = Noted. Sending to Kinbox…
toast-closed = This card is closed.
toast-old = This card is out of date. Please use the newest one.
toast-on-its-way = Got it already, it's on its way to Kinbox.
toast-not-yours = This is not your form.
toast-not-allowed = This bot is for the team only.
toast-retrying = All right, I'll try again.

# Commands
command-newcontact = Add a contact to Kinbox
command-event = Event mode: one contact after the other
command-cancel = Cancel the open contact
command-pending = What is not in Kinbox yet
command-recent = Your recent contacts
command-mine = The contacts you took
command-mydata = What I keep about you
command-forget = Erase what I keep about a person
command-find = Find a contact
command-language = Change the language
command-id = Show your Telegram ID
command-jobs = Queue and errors
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
pending-no-access = <b>{ $name }</b>: Kinbox refused the bot's access{ $told ->
    [yes] ; your admin knows
   *[no] ; please tell your admin
}
pending-rejected = <b>{ $name }</b>: not accepted by Kinbox
pending-undecided = <b>{ $name }</b>: may be there or not; please look in Kinbox
pending-absent = <b>{ $name }</b>: isn't in Kinbox; send or discard it?
pending-aside = <b>{ $name }</b>: I stopped trying{ $told ->
    [yes] ; your admin knows
   *[no] ; please tell your admin
}
pending-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
button-fix-one = Fix: { $name }
recent-none = You haven't added any contacts here yet. To start, tap /newcontact.
forget-how = Send /forget with the person's phone or email. For example: /forget +55 85 99728-1648
forget-question = Erase everything I keep about { $query }? Contacts found: { $count }. Nothing changes in Kinbox and in the chats: there it has to be deleted by hand.
forget-done = Erased. Copies: { $copies }, on their way to Kinbox: { $jobs }, rows of lists: { $rows }. What was written in the chat goes from the database within 3 days. In Kinbox, in the chats and in backups, please delete it by hand.
button-forget = Erase
my-data = This is all I keep about you and the contacts you added.
my-data-file = my-data.json
taken-by = <b>{ $name }</b> takes this contact · { $moment }
taken-yours = <b>{ $name }</b> is yours.
told-taken = <b>{ $taker }</b> took <b>{ $name }</b>, whom you added.
told-given-back = <b>{ $taker }</b> gave <b>{ $name }</b> back, whom you added.
button-take = I take it
button-give-back = Give back
mine-title = <b>The contacts you took</b>
mine-line = { $number }. { $name }
mine-none = You took no contacts. In the team's group, tap “I take it” on the card of a contact.
toast-taken = Somebody else took this contact already.
toast-yours = It's yours. I sent you the contact in private.
toast-given-back = Given back.
find-how = Send /find with a phone, email or name. For example: /find +55 85 99728-1648
find-title = <b>Found</b>
find-line = { $number }. <b>{ $name }</b>{ $phone ->
    [none] {""}
   *[other] { " · " }{ $phone }
}{ $rep ->
    [none] { " · in Kinbox" }
   *[other] { " · " }added by { $rep } on { $day }
}
find-none = I didn't find { $query }.
find-names = By name I only look among the contacts that came through me. By phone or email I look in Kinbox too.
find-incomplete = Kinbox didn't answer just now: there may be more in there.
known-title = <b>This phone already belongs to a contact</b>
known-go-on = If it's somebody else, just go on.
note-left = The note has gone to Kinbox already. To change it, please edit it there.
recent-title = <b>Your recent contacts</b>
recent-line = { $number }. { $day } · <b>{ $name }</b>{ $phone ->
    [none] {""}
   *[other] {" "}· { $phone }
}
choose-language = Choose your language
language-chosen = Done, I speak English now.
stranger = This bot is for the team only. If you belong to it, give this number to your admin: <code>{ $id }</code>
anonymous-admin = As an anonymous admin, I can't tell who you are. Please continue with me in private.
may-not-write = I can't message you yet. Tap the button to continue in private.
only-in-private = I show that only in private.
trouble = Something went wrong here with your last message. What you filled in is safe: tap /newcontact to go on.

# For admins
admin-kinbox-no-access = ⚠️ Kinbox refused the bot's key ({ $detail }). Saved contacts are kept and go out as soon as the key works again. Please check KINBOX_API_TOKEN and KINBOX_API_URL.
admin-kinbox-down = ⚠️ Kinbox is not answering. Saved contacts are kept and go out by themselves when it's back.
admin-waiting = { $count ->
    [one] { $count } contact is waiting.
   *[other] { $count } contacts are waiting.
}
admin-kinbox-back = ✅ Kinbox accepts the bot again. The contacts that waited are being sent.
admin-members-unreadable = ⚠️ I can't see who is in the group { $detail }, so nobody there gets in. Make the member list visible, or make me an administrator of the group.
admin-share-failed = ⚠️ I couldn't post a contact in the group { $detail }. The contact is in Kinbox.
admin-update-aside = ⚠️ I couldn't handle a message and set it aside ({ $detail }).
restored = I had to go back to a backup of { $from }. What you sent me between { $from } and { $to } may be lost: check in Kinbox, and send again what is missing.
admin-trouble-database = ⚠️ I haven't been able to write to the database for over a minute. New messages wait at Telegram. Check the disk and DATABASE_URL.
admin-trouble-intake = ⚠️ I haven't received messages from Telegram for over a minute. Check whether another copy of the bot uses the same BOT_TOKEN.
admin-trouble-webhook = ⚠️ Telegram can't deliver messages to my webhook. Check the address, the certificate and the proxy.
admin-trouble-kinbox-token = ⚠️ Kinbox refuses the bot's token. Check KINBOX_API_TOKEN and KINBOX_API_URL. Saved contacts are kept until then.
admin-over-database = ✅ The database can be written to again.
admin-over-intake = ✅ I receive messages from Telegram again.
admin-over-webhook = ✅ The webhook works again.
admin-over-kinbox-token = ✅ Kinbox accepts the bot's token again.
admin-job-aside = ⚠️ I stopped trying to send a contact after 72 hours ({ $detail }). It's kept.
job-create-contact = Send a contact to Kinbox
job-update-contact = Change a contact in Kinbox
job-set-field = Set a field in Kinbox
job-tell-update = Tell of a change
job-run-import = Import
job-read-photo = Read a photo
job-read-voice = Listen to a voice note
job-refresh-card = Update a card
job-share-import = Tell the team of an import
job-tell-rep = Tell the rep
job-share-contact = Show a contact to the team
job-tell-admin = Tell the admin
job-tell-taken = Tell who took a contact
job-tell-stranger = Answer a stranger
job-apologize = Apologize
job-state-pending = waiting
job-state-sending = under way
job-state-unclear = to be checked in Kinbox
job-state-undecided = waiting for the rep
job-state-rejected = refused by Kinbox
job-state-aside = set aside
job-state-done = done
job-unknown = Job of another version
job-update = Message received
jobs-title = <b>What is waiting</b>
jobs-none = Nothing is waiting.
jobs-updates = messages waiting: { $count }
jobs-line = { $kind } · { $state }: { $count }
jobs-waiting-title = Contacts that wait, the oldest first:
jobs-waiting-line = <b>{ $name }</b> · { $rep } · { $state }{ $reason ->
    [none] {""}
   *[other] {" "}({ $reason })
} · since { $since }
jobs-aside-title = <b>What I set aside</b>
jobs-aside-line = { $id } · { $about }{ $name ->
    [none] {""}
   *[other] { " " }{ $name }
} · { $reason } · { $since }

# Reminders
button-remind = Remind me
button-remind-hour = In 1 hour
button-remind-tomorrow = Tomorrow, 9:00
button-remind-days = In 3 days, 9:00
button-remind-monday = Monday, 9:00
button-remind-yes = Yes, remind me
button-remind-off = Delete the reminder
button-remind-other = Another time…
button-remind-done = Done
button-reminder-drop = Delete { $number }
remind-ask = <b>When shall I remind you of { $name }?</b>
remind-how = Tap, or type when: <i>friday 2pm</i>, <i>11/25 9:30</i>, <i>tomorrow at 10</i>.
remind-check = I'll remind you of <b>{ $name }</b>: <b>{ $when }</b>. Is that right? If not, just type it again.
remind-set = Agreed. I'll remind you of <b>{ $name }</b>: <b>{ $when }</b>.
remind-off = The reminder of <b>{ $name }</b> is deleted.
remind-unclear = I couldn't read <b>{ $text }</b> as a day and time. Please type it like this: <i>friday 2pm</i>, <i>11/25 9:30</i>, <i>tomorrow at 10</i>.
remind-past = That time is over. Please type another one: <i>tomorrow at 10</i>, <i>friday 2pm</i>.
remind-far = I can only remind you up to { $days } days ahead. Please type an earlier date.
remind-now = <b>Reminder: { $name }</b>
remind-late = It was for { $when }.
remind-done = <b>{ $name }: done.</b>
remind-gone = <b>A reminder of a contact that I no longer keep here.</b> Please look in Kinbox for the ID <code>{ $id }</code>.
reminders-title = <b>Your reminders</b>
reminders-line = { $number }. { $name }: { $when }
reminders-none = You have no reminders. To make one, tap “Remind me” on the card of a contact.
command-reminders = Your reminders
job-remind = Reminder
expiring = { $count ->
    [one] <b>{ $count } contact is not saved yet: { $names }.</b>
   *[other] <b>{ $count } contacts are not saved yet: { $names }.</b>
}
    If nobody goes on with them, I'll throw them away after { $when }.
job-tell-expiry = Word of an unsaved contact

# The team, for admins
team-title = <b>Team</b>
team-admins = <b>Admins</b>
team-reps = <b>Reps by invitation</b>
team-groups = <b>Groups</b>: their members may use the bot, too, and new contacts are shown there
team-nobody = nobody yet
team-fixed = { $name } · set on the server
team-first = { $name } · since { $day }
team-member = { $name } · since { $day }, invited by { $by }
team-group = { $title } · { $count ->
    [one] { $count } member
   *[other] { $count } members
} · since { $day }, by { $by }
team-group-unseen = { $title } · I can't see how many members · since { $day }, by { $by }
team-unknown = number { $id }
team-ask-person = Take access away from <b>{ $name }</b>? It counts at once: what is not saved yet goes no further.
team-ask-group = Take away the group <b>{ $name }</b>? Whoever may use the bot only by being in it loses access at once, and new contacts are not shown there any more.
team-how-many = For how many people is the invitation? Each uses it once; it's good for a day.
team-pick = Tap “Choose group” below and choose one from your list. I have to be in the group.
team-group-added = <b>{ $title }</b> is a group of the team now, with { $count ->
    [one] { $count } member
   *[other] { $count } members
}. { $topics ->
    [yes] Contacts are shown in the topic where the command was given, or else in General.
   *[no] New contacts are shown there.
}
team-group-absent = I'm not in that group ({ $title }). Add me to it and choose it again in /team.
team-group-mute = I may not write in <b>{ $title }</b>. Let members send messages there, or make me an admin, and choose it again in /team.
team-group-kind = <b>{ $title }</b> is no group. Choose a group in /team.
team-log-empty = There is nothing in the log yet.
team-did-invite = { $moment } · { $who } made an invitation ({ $whom })
team-did-join = { $moment } · { $who } joined ({ $whom })
team-did-remove = { $moment } · { $who } took access away from { $whom }
team-did-add-group = { $moment } · { $who } chose the group { $whom }
team-did-remove-group = { $moment } · { $who } took away the group { $whom }
invite-rep = { $count ->
    [one] Invitation for <b>{ $count } person</b>
   *[other] Invitation for up to <b>{ $count } people</b>
}, until { $when }. Show this code or forward the link: { $link }
invite-admin = Invitation for <b>{ $count }</b> new admin, until { $when }. They may do all that you may. Link: { $link }
welcome-admin = There you are, { $name }: you're the admin of this bot. In /team you choose the team's group and invite the reps; /jobs shows what waits, /help lists the rest. To add a contact, tap /newcontact.
welcome-rep = Welcome to the team, { $name }!
greeting-ways = I take contacts to Kinbox. Share a contact with me, paste a text with a phone or an email, or send a .vcf, .csv or .xlsx file. Or tap /newcontact and answer one question at a time. /help lists everything.
button-invite-reps = Invite reps
button-invite-admin = Invite an admin
button-choose-group = Add a group
button-team-log = Log
button-pick-group = Choose group
button-take-away = Take away { $name }
button-take-away-yes = Yes, take away
command-team = Team: invitations, groups, access
role-admin = admin
role-rep = rep

# Figures
command-stats = Figures of the last four weeks
stats-none = No contacts in the last four weeks. When somebody saves one, the figures are here.
stats-none-own = You have added no contacts in the last four weeks. Tap /newcontact to begin.
stats-title = { $count ->
    [one] <b>{ $count } contact</b> of the team in the last four weeks
   *[other] <b>{ $count } contacts</b> of the team in the last four weeks
}
stats-title-own = { $count ->
    [one] You added <b>{ $count } contact</b> in the last four weeks
   *[other] You added <b>{ $count } contacts</b> in the last four weeks
}
stats-chart = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
stats-chart-own = { $count ->
    [one] Your { $count } contact
   *[other] Your { $count } contacts
}
stats-best = Best day: { $day } ({ $count })
stats-list = <b>{ $title }:</b> { $list }
stats-by-rep = By rep
stats-by-event = By event
stats-by-way = How they came in
stats-nobody = no name
stats-no-event = no event
stats-others = others
way-card = shared contact
way-text = text
way-photo = photo
way-voice = voice note
way-file = file
way-form = questions
way-unknown = not recorded
event-for-all = The team is at <b>{ $name }</b>: your contacts come in with that origin.
event-begun-for-all = <b>{ $name }</b> counts for the whole team: everybody's contacts come in with that origin, from their next message on. When it ends, I'll send you the summary.
event-ended-for-all = <b>{ $name }</b> was ended for the whole team. The summary follows.
event-over = { $count ->
    [0] <b>{ $name }</b> is over: { $count } contacts. Nobody saved one at this event.
    [one] <b>{ $name }</b> is over: { $count } contact
   *[other] <b>{ $name }</b> is over: { $count } contacts
}
event-over-rep = { $rep }: { $count }
event-over-known = Known ones met: { $count }
event-over-waiting = Still on their way to Kinbox: { $count }
event-file-name = event.csv
event-file-total = all
event-file-known = known already
event-file-waiting = still on their way
button-event-for-all = For the whole team
button-end-for-all = End for everybody
job-tell-event = Summary of an event
