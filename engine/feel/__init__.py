"""FEEL, the expression language of the DMN standard. Pure."""
