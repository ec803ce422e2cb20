"""What happens between a visitor's finger and the office: pure, without Qt, clock or network."""
