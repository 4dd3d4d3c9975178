"""承诺事项. What a report committed the branch to, held against what was done."""
