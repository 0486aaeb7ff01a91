"""The preview: its server with real files and real requests, and its page in a real browser."""
