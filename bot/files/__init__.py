"""Files that somebody sent, judged by their outside before anything in them is believed.

`looks` knows kinds by name and first bytes, `packed` the packages of Word and Excel, `workbook` what stands in a
workbook, `writing` makes workbooks of our own. Rooms above say which kinds they take and word what they refuse.
"""
