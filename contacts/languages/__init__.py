"""Text in two languages and two directions: marked up, compared, kept up to date."""
