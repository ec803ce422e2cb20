"""The hall board and the window display: what is called now, shown and spoken."""
