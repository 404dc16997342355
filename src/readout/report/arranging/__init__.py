"""What every form of a report shares: findings put in order, copied words cut short, names for things."""
