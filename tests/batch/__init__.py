"""Many cities in one build, and what may happen to the processes that build them."""
