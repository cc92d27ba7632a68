"""How devices live here: made from records, their values, commands and arrival."""
