"""The figures of a report that this program wrote, and whether they are still what they were."""
