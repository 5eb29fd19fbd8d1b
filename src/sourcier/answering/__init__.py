"""From a question to a reply: quotations with their places, or the reason for none."""
