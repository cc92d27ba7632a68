"""What vendors call things: literals only, each word list once."""
