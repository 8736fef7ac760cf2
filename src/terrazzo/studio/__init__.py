"""Studio: the web page in which a world is walked, and the server behind it."""
