"""The loop of questions.

What was not known goes to the secretariat, their answer to the asker, and, once a second person has approved it, to
everybody who asks the same.
"""
