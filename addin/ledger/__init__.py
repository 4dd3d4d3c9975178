"""What a ledger is: cells, layout, values, records. Pure: no file, no Excel, no clock."""
