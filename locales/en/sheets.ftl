# Criteria sheets: refusals, faults by cell, and the words of the Excel template.

refused-sheet-season = No season is open that could take a criteria sheet.
refused-sheet-applied = The criteria sheet of { $year } has been issued, so it is locked and cannot be replaced.
refused-no-draft-sheet = There is no draft at present. Please send the Excel file first.
refused-book-none = This is not an Excel file. Please send an .xlsx file.
refused-book-old = This is an old Excel file (.xls). Please open it, save it as .xlsx and send that.
refused-book-macro = The Excel file holds macros. For safety please save it as .xlsx without them and send that.
refused-book-locked = The Excel file has a password, so it cannot be read. Please take the password off and send it again.
refused-book-large = The Excel file is larger than { $most } MB, so it was not taken. A sheet usually has a few hundred KB; please check it.
refused-book-bomb = This Excel file unpacks to far too much, so it was not opened. Please copy its content into a new file.
refused-book-broken = This Excel file is damaged and cannot be read. Please open it, save it and send it again.
refused-book-wide = The Excel file has more than { $rows } rows or { $columns } columns. Please leave only what is needed in it.

sheet-fault-empty = the file is empty
sheet-fault-no-head = no row of column names; please use the template
sheet-fault-no-column = the column “{ $column }” is missing
sheet-fault-unknown-head = there is no column called “{ $head }”
sheet-fault-head-twice = the column “{ $head }” is there twice
sheet-fault-no-title = the sheet has no title
sheet-fault-no-rows = there are no criteria
sheet-fault-merged = the cells { $cells } are merged; please split them
sheet-fault-formula = a formula “{ $formula }”; please put its value instead
sheet-fault-odd = “{ $value }” cannot be read
sheet-fault-long = { $length } characters, more than { $longest }
sheet-fault-no-code = the number is missing
sheet-fault-code = “{ $code }” is no number of a criterion; please write 1, 1.1 or 1.2.3
sheet-fault-code-twice = { $code } was used above
sheet-fault-gap = { $expected } should come here, not { $code }; a row may be missing
sheet-fault-order = { $code } is out of order
sheet-fault-levels = { $code } is deeper than { $most } levels
sheet-fault-parent = { $code } needs a group { $parent } above it
sheet-fault-parent-leaf = { $code } stands below { $parent }, but { $parent } is no group
sheet-fault-no-name = the name is missing
sheet-fault-kind = there is no kind “{ $kind }”; please choose from the list
sheet-fault-yes-no = “{ $value }” is neither yes nor no
sheet-fault-number = “{ $value }” is no number
sheet-fault-doubtful = “{ $value }” may be read in several ways; please write 1000 or 1
sheet-fault-fine = two decimals at most
sheet-fault-no-most = the maximum is missing
sheet-fault-most-positive = the maximum must be more than 0
sheet-fault-most-large = the maximum is { NUMBER($most) } at most
sheet-fault-step-positive = the step must be more than 0
sheet-fault-off-step = the maximum { NUMBER($most) } is no multiple of the step { NUMBER($step) }
sheet-fault-empty-group = the group { $code } has no criteria
sheet-fault-sum = the group { $code } states { NUMBER($stated) } points, but its criteria add up to { NUMBER($total) }

sheet-book-file = criteria-sheet-{ $year }.xlsx
sheet-tab = Criteria sheet
sheet-help-tab = Help
sheet-title-label = Title
sheet-column-code = Code
sheet-column-title = Criterion
sheet-column-kind = Kind
sheet-column-most = Maximum
sheet-column-step = Step
sheet-column-evidence = Evidence required
sheet-column-guidance = Guidance
sheet-column-basis = Basis
sheet-kind-group = group
sheet-kind-direct = points
sheet-kind-pass-fail = pass/fail
sheet-yes = yes
sheet-no = no
sheet-choose = Please choose from the list.
sheet-example-title = Criteria sheet (a form to fill in)
sheet-example-group = Emulation movements
sheet-example-direct = Running thematic emulation movements
sheet-example-pass-fail = Emulation plan issued in time
sheet-example-guidance = 2.5 points for each theme that was concluded.
sheet-help =
    Each row is a group or a criterion. Please replace the examples by the cluster's sheet.
    Code: number in order 1, 1.1, 1.2, 2…; five levels at most. A row with rows below it is a “group”.
    Kind: “group”, “points” or “pass/fail”.
    Maximum: required for a criterion; a group's may be left empty, or must equal the sum of its criteria.
    Step: points are multiples of it, for example 0.5. Left empty, two decimals are taken.
    Evidence required: “yes” or “no”; empty means no.
    Guidance and basis: shown when a unit scores the criterion; may be left empty.
    No merged cells, no formulas, no password.
