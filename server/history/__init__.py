"""Load by hour: sampled while offices work, kept for eight weeks, told as today and as usual."""
