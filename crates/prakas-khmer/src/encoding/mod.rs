//! Well-formed spelling order.
