"""The kinds of sheets beside 活动台账, a folder each: columns, records, figures and rules."""
