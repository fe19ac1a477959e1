/// Reads the Indonesian tables of suspected terrorists (DTTOT) and proliferators (WMD).
@NullMarked
package bonafide.screening.list.ppatk;

import org.jspecify.annotations.NullMarked;
