"""What is done again and again beside the site: plan, record, and running it."""
