/// The words every room speaks: subjects, evidence, findings, outcomes and decisions, as plain
/// values.
@NullMarked
package bonafide.core;

import org.jspecify.annotations.NullMarked;
