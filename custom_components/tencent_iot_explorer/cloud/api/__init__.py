"""The actions of the application-side API, grouped as its documents group them."""
