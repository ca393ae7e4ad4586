# How times and lists are written inside all other sentences.

# $day: 1 is Monday, 7 is Sunday.
weekday =
    { $day ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }

moment = { $time } on { $date }

# The date in documents: 05/7/2026.
official-date = { $day }/{ $month }/{ $year }

# Joins the head of a list with its last item.
list-end = { $first } and { $last }

refused-reason-missing = Please state the reason in words.
refused-reason-long = The reason is too long. Please keep it within { $longest } characters.
