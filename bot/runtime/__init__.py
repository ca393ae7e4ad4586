"""The running bot: what comes in, in which order it is worked on, what goes out, and when."""
