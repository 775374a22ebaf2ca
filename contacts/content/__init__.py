"""All content as one readable YAML file: written, read back, and read back again unchanged."""
