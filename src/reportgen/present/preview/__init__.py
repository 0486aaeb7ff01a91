"""What the preview says of a page: who answers for a run, what a task adds to it, the state of it all."""
