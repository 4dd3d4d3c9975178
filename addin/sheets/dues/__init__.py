"""党费收缴. Party dues: what each member owed and paid, month by month."""
