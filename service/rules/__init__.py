"""What the rules of extraction read and how often rightly, told without loading them."""
