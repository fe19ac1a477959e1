/// What the internet itself tells of e-mail addresses: name servers, registries, mail servers.
@NullMarked
package bonafide.source.mail;

import org.jspecify.annotations.NullMarked;
