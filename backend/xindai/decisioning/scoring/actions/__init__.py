"""What people do with scorecards."""
