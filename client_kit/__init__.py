"""What the Qt apps share: socket link, Qt bridge, theme, controls, app shell, published fakes."""
