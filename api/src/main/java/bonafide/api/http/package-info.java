/// What all surfaces share: keys, bodies, errors, limits, repeated requests, request ids.
@NullMarked
package bonafide.api.http;

import org.jspecify.annotations.NullMarked;
