"""From the text as read to the text that is parsed, with the way back."""
