"""What a clerk changes each month, as a form: fields with their values, and changes of them as edits of the files."""
