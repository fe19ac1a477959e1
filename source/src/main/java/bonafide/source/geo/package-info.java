/// Answers where IP addresses are and whom they hide, from files the operator installs.
@NullMarked
package bonafide.source.geo;

import org.jspecify.annotations.NullMarked;
