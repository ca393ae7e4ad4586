# The library of documents: laws, decrees, circulars, regulations, guidance; and why a file is refused.

command-vanban = Library of documents
laws-button = Documents

laws-title = <b>Library of documents</b>
laws-help =
    Please send the document here as .docx, .pdf (with text), .txt, .html or .xlsx, up to 20 MB.
    The assistant reads number, title, dates and provisions, and lets you check them before anything is loaded.
laws-list =
    <b>Loaded</b>
    { $lines }
law-line = • <b>{ $document }</b>: { $title }. { $validity }
law-line-removed = Just taken out.
law-item-button = { $name }

law-draft-title = <b>Please check before loading</b>
law-draft-button = Document to check
law-name = <b>{ $title }</b>
law-number = Number: { $number }
law-number-missing = ⚠️ No number was found. Please press “Mend details” and give the number or a short name.
law-issued = { $issuer }, { OFFICIAL($day) }
law-issuer = { $issuer }
law-counts = Read: { $parts }.
law-count-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }
law-count-clauses = { $count ->
    [one] { $count } clause
   *[other] { $count } clauses
 }
law-count-chapters = { $count ->
    [one] { $count } chapter
   *[other] { $count } chapters
 }
law-count-others = { $count ->
    [one] { $count } annex, section or passage
   *[other] { $count } annexes, sections or passages
 }
law-replaces = Replaces: { $documents }.
law-and-more = { $documents } and { $count } more
law-changes = Changes made to provisions of other documents: { $count }. Answers on those provisions will say so.

law-valid-unknown = It is not known since when it is in force.
law-valid-since = In force since { DATE($since) }.
law-valid-not-yet = Not yet in force; it will be from { DATE($since) }.
law-valid-until = In force until { DATE($until) }.
law-valid-between = In force from { DATE($since) } until { DATE($until) }.
law-valid-over = No longer in force; it was until { DATE($until) }.
law-valid-replaced = In force until { DATE($until) }, replaced by { $document }.
law-valid-replaced-sometime = Replaced by { $document }.

law-warn-older = ⚠️ A document of the same number is loaded since { MOMENT($when) }. { $counts } If you load this one, that one is taken out and can be put back for 10 minutes.
law-warn-no-date = ⚠️ No date of effect was found. Please give it under “Mend details”, so that no answer rests on a document that is not yet in force.
law-warn-blank = ⚠️ Pages without text, perhaps scans: { $count }. What stands on them was not read.
law-warn-legacy = The file uses an old font ({ $font }); it was converted to Unicode. Please look at title and number above.
law-font-tcvn3 = TCVN3, also called ABC
law-font-vni = VNI
law-warn-unclear = ⚠️ Changes to other documents whose provisions could not be made out: { $count }. Please check before relying on related provisions.

law-one-by-one = Documents are checked one by one, so of several files sent together only the first was taken. Please load this one, then send the next.
law-load-button = Load
law-replace-button = Load, replace old
law-mend-button = Mend details
law-discard-button = Discard
law-discard-sure = Discard the document that is being checked ({ $document })? To load it later you would send the file again.
law-drop-button = Discard it
law-discarded = The document was discarded. The library has not changed.
law-loaded = { $document } is loaded.
law-indexing = Indexing { $document }… Everybody is answered as usual meanwhile.
law-indexed = Indexing is done. From now on answers follow the latest change of { $document }.
law-indexing-late = Indexing { $document } has not succeeded yet. Answers rest on the version before; it is tried again within minutes, you need not send anything again.

law-mend-title = <b>Details of the document</b>
law-number-button = Number
law-title-button = Title
law-kind-button = Kind
law-issuer-button = Issuer
law-issued-button = Date of issue
law-from-button = In force from
law-to-button = In force until
law-replaced-button = Replaced by
law-type =
    <b>{ $detail }</b>
    { $help }
law-type-date = Please type a date, for example 01/7/2026.
law-type-text = Please type what is right.
law-clear-button = Leave empty
law-date-unread = The date could not be read. Please type it like 01/7/2026.
law-mended = Saved: { $detail }.

law-one-title = <b>Document { $document }</b>
law-is-removed = This document was taken out of the library; no answer rests on it any more.
law-validity-button = Change validity
law-remove-button = Take out
law-validity-title = <b>Validity of { $document }</b>
law-validity-help = Please choose what to set. Answers follow as soon as indexing is done.
law-remove-sure = Take { $document } out of the library? No answer will rest on it any more. It can be put back for 10 minutes.
law-take-button = Take it out
law-removed = { $document } was taken out. If that was a mistake, please press “Put back” within 10 minutes.
law-undo-button = Put back
law-put-back = { $document } is back in the library.

refused-law-kind = Documents are read as .docx, .pdf, .txt, .html and .xlsx. Please convert the file and send it again.
refused-law-old = This is a file of the old Office (.doc or .xls). Please save it as .docx or .xlsx and send it again.
refused-law-image = This is a picture, and text in pictures cannot be read. Please send a .docx, or a .pdf with text.
refused-law-scan = This PDF holds only scanned pages and no text. Please send the Word file, or a PDF exported from a computer.
refused-law-locked = The file has a password and cannot be opened. Please remove the password and send it again.
refused-law-broken = The file is damaged and cannot be read. Please open it, save it anew and send it again.
refused-law-bomb = Unpacked, this file would be far too large, so it was not opened. Please copy the content into a new file.
refused-law-pages = The PDF has more than { $most } pages. Please split it into several files.
refused-law-slow = Reading this PDF took too long and was given up. Please send the Word file, or split it.
refused-law-long = The content is too long. Please split it into several files.
refused-law-empty = There is hardly any text in this file, so there is nothing to load. Please check it.
refused-law-encoding = No Vietnamese could be made out in this file, perhaps because of its font or encoding. Please save it as Unicode (UTF-8) or .docx and send it again.
refused-law-same = This document is in the library already: { $document }, loaded { MOMENT($when) }. The content is the same, so there is no need to load it again.
refused-law-no-draft = There is no document to check. Please send a file.
refused-law-no-number = The document has no number or short name yet, so it cannot be loaded. Please send the file in /vanban and give one.
refused-law-gone = This document is not where it was; somebody may just have changed it. Please look at the list again.
refused-law-too-late = More than 10 minutes have passed, so it cannot be put back. Please send the file again.
refused-law-number-taken = Another document with the number { $number } is loaded. To put this one back, please take the other out first.
refused-law-dates = The last day in force ({ DATE($until) }) cannot come before the first ({ DATE($since) }). Please check.
refused-law-detail-long = This is longer than { $most } characters. Please shorten it.
