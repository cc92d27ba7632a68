"""What the integration costs, measured against a floor in the same run."""
