"""What the cloud speaks of: one table of fields per structure, one file per subject.

`extra` keeps the fields that no table names. Times are Unix seconds unless a class
says otherwise; a time that is not known is 0.
"""
