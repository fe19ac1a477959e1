/// Answers whether domains take mail, by asking the domain name system.
@NullMarked
package bonafide.source.mail;

import org.jspecify.annotations.NullMarked;
