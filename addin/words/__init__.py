"""The words of a text: where each begins and ends, how common it is, and what sounds like it."""
