"""The forms in which clerks write days, several days and clock times, one module an idea."""
