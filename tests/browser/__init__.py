"""The pages as people meet them: in Debian's Chromium, on the demonstration corpus."""
