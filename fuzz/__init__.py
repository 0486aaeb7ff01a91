"""Coverage-guided fuzzing of what reads files of others; see README.md here. No part of the test suite."""
