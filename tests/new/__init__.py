"""`reportgen new`: from an empty folder to one that builds."""
