"""The world outside: closed workbooks, Word templates, files written safely."""
