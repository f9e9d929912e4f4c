"""The vocabulary: frozen values that every stage reads and writes; standard library only, no input or output."""
