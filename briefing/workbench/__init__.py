"""The workbench: a local page where an analyst checks, corrects and releases a brief."""
