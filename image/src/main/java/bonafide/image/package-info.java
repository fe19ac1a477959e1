/// Turns bytes somebody handed in into upright pixels, within limits, or says why not.
@NullMarked
package bonafide.image;

import org.jspecify.annotations.NullMarked;
