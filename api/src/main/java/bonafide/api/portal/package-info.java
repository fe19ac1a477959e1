/// What the review portal's pages ask of the server, and the page they start from.
@NullMarked
package bonafide.api.portal;

import org.jspecify.annotations.NullMarked;
