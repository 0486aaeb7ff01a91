"""reportgen: YAML and a ledger of tasks become an official report in Word, plain text and HTML."""

__version__ = "0.1.0"
