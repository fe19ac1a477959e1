/// Networks for faces: the ones that come with the product and those an operator installs, all
/// run the same way.
@NullMarked
package bonafide.face.model;

import org.jspecify.annotations.NullMarked;
