"""The live page of `reportgen preview`: a server on this machine alone, what it watches, and the page itself."""
