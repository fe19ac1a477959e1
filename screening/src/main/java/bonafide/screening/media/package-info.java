/// News and court decisions that speak of somebody: feeds, their index, and how a story is judged.
@NullMarked
package bonafide.screening.media;

import org.jspecify.annotations.NullMarked;
