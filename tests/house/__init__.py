"""The whole house held against what it declares: what is missing is named."""
